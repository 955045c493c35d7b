"""What writers put into the fields of each kind; "" takes a field out."""

BRIEF_FIELDS = {
    "title": ("A quay is opened", "Low water", '"Qatar: a word"', "Talks begin", "About"),
    "date": ("2025-01-11", "2025-02", "2024-12-31", "2025-03-02T01:00", "2026"),
    "summary": ("In short.", "In short, [[nothing]].", ""),
    "tags": ("[Ports]", "[Talks, maps]", "[Negotiations, Fees]", "[new tag]", "[]"),
    "actors": ("[Berg]", "[Dahl, Union]", "[Olga Stubb]", "[{id: Norland, rel: mentions}]", "[]"),
    "status": ("developing", "final", "withdrawn", ""),
    "type": ("analysis", "background", ""),
    "dateline": ("Sund", "{place: Sund, date: 2025-01-09}", "light", "Nordby", ""),
    "places": ("[Sund]", "[{id: The Strait, rel: mentions}, The Light]", "[Nowhere]", ""),
    "follows": ("2025-01-10-quay", "2025-02-03-talks", "old-harbour", ""),
    "takeaways": ("[One., Two.]", "[One.]", ""),
    "corrections": (
        "[{date: 2025-04-09, text: It was noon., was: one}]",
        "[{date: 2025-03, text: So., kind: note}, {date: 2025-05-01, text: No., kind: withdrawal}]",
        "",
    ),
    "changes": ("[{date: 2025-04-08, note: More.}]", ""),
    "image": ("{src: ../media/quay.png}", "{src: ../media/map.svg, alt: Chart}", ""),
    "aliases": ("[/2025/map/]", "[/old/one/]", "[/old/one/, /old/two/]", ""),
    "slug": ("another-address", "low-water", ""),
    "lang": ("no", "ar", ""),
    "updated": ("2025-04-05", ""),
    "events": ("[Quay day]", "[Talks]", ""),
    "dossier": ("harbour", "The long talks", "Nowhere", ""),
    "sources": (
        *("[log]", "[The port log, a word with the pilot]", "[{id: log, credibility: 2}]", ""),
        *("[{id: chart, title: A chart, reliability: C}]", "[{id: chart, title: The chart}]"),
    ),
    "watch": (
        *("[{text: The pact, due: 2025-06}]", "[{text: The pact, outcome: Signed.}]", ""),
        *("[{text: Low water, event: Quay day, due: 2025-06}, Tolls]", "[Tolls]"),
    ),
    "auto_link": ("all", "off", "first", ""),
    "no_link": ("[Berg]", "[norland, Sund]", "[Nobody at all]", ""),
}
ACTOR_FIELDS = {
    "name": ("Anna Berg", "Anna Holm", "Norland", "Ola Vik", "ледокол"),
    "names": (
        *("[Berg]", "[Holm, Dahl]", "[{value: Вик, lang: ru, kind: native}]", "[harbour, tide]"),
        *("[{value: Berg, kind: weak}]", "[The map shows]", ""),
        *("[Berg, Bergh]", "[{value: Berg, kind: former, to: 2024}, {value: برگ, lang: fa}]"),
    ),
    "sort": ("Aa, Z", ""),
    "roles": (
        *("[{title: Envoy, org: Sundia, from: 2025}]", "[{title: Head, to: 2024}]", ""),
        "[{title: Minister, org: Norland, to: 2026-02}, {title: Head, org: Nord, from: 2026-05}]",
        "[{title: President, org: Norland}, {title: Pilot, org: Nord, acting: true, to: 2020}]",
        "[{title: President, org: Nord, from: 2026-04-02}, {title: Pilot, from: 2025-03}]",
    ),
    "died": ("2025-06", ""),
    "same_as": ("{wikidata: Q7}", "{site: 'https://port.example/'}", "{site: port}", ""),
    "kind": ("person", "state", "body", ""),
    "country": ("NO", "TR", ""),
    "member_of": ("[Harbour Union]", "[Elsewhere]", "[Norland, Union]", ""),
    "metonyms": ("[Nordby]", "[Sund]", "[The Light, Sundia]", ""),
    "summary": ("Known to all.", ""),
    "aliases": ("[/people/falk/]", ""),
}
PLACE_FIELDS = {
    "name": ("Sund", "The Light", "Nordby", "Lower Sund"),
    "names": ("[Old Sund]", "[{value: Лампа, lang: ru, kind: native}]", "[Sund]", ""),
    "country": ("NO", "Norway", "DK", ""),
    "in": ("Sund", "strait", "The Light", "Nowhere", ""),
    "lat": ("56.2", "-33", "91", ""),
    "lon": ("12.1", "-70.5", ""),
    "tz": ("Europe/Oslo", ""),
    "summary": ("Rocks, mostly.", ""),
    "same_as": ("{wikidata: Q12345}", "{site: sund.example}", ""),
    "slug": ("the-sound", ""),
}
DOSSIER_FIELDS = {
    "title": ("The harbour", "Talks of the ports", "Talks"),
    "summary": ("In short.", ""),
    "briefs": ("[2025-02-03-talks, old-harbour]", "[old-harbour]", "[2025-04-01-pact]", ""),
    "query": (
        *("{tags: [Talks]}", "{tags: [Ports, Fees], from: 2025-01-15}", "{actors: [Berg]}"),
        *("{from: 2025-02, to: 2025-03}", "{tags: [new tag]}", "{}", ""),
    ),
    "trend": ("{2025-02: improved, 2025-01: unchanged}", "{2025-03: deteriorated}", ""),
    "alert": ("risk", "opportunity", ""),
    "questions": ("[Who pays?, {text: Who builds?, answer: All., brief: old-harbour}]", ""),
    "watch": ("[{text: The bill, due: 2025-05, event: Quay day}, The tide]", ""),
    "log": ("[{date: 2025-02-03, text: So it is., brief: 2025-02-03-talks}]", ""),
    "lang": ("no", ""),
    "slug": ("of-old", ""),
    "aliases": ("[/old/dossier/]", ""),
}
SOURCE_FIELDS = {
    "title": ("The port log", "The log of the port", "Norland"),
    "publisher": ("Harbour Union", "Union", "A publisher", ""),
    "url": ("https://log.example/1", "log.example", "nowhere", ""),
    "archived": ("https://archive.example/log", ""),
    "date": ("2025-01", "2025-02-03", ""),
    "accessed": ("2025-03-01", ""),
    "kind": ("wire", "document", "interview", ""),
    "terms": ("on-record", "chatham-house", ""),
    "reliability": ("A", "B", "b", ""),
    "lang": ("no", "ar", ""),
    "summary": ("Kept by hand.", ""),
    "slug": ("the-log", ""),
    "aliases": ("[/logs/]", ""),
}
TAG_FIELDS = {
    "name": ("Ports", "Talks", "Tolls"),
    "names": ("[Negotiations]", "[maps]", ""),
    "parent": ("Ports", "Talks", "Fees", ""),
    "summary": ("All of it.", ""),
}
PAGE_FIELDS = {
    "title": ("About", "Our ways"),
    "summary": ("How we work.", ""),
    "updated": ("2025-04-05", ""),
    "slug": ("ways", ""),
}
IMAGE_FIELDS = {
    "alt": ("A quay at noon.", ""),
    "caption": ("Nordby.", ""),
    "credit": ("Port archive", ""),
    "depicts": ("[Berg]", "[Nobody]", ""),
}
RELEASE_FIELDS = {
    "draft": ("true", ""),
    "embargo": ("2026-03-01", "2026-05-01T09:00", ""),
    "expires": ("2026-06-01", "2026-04-01", ""),
    "tlp": ("GREEN", "RED", ""),
}
