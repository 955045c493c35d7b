"""The templates, themes and static files of the small desk."""

DESIGN = """
-- templates/page.html --
{% extends "base.html" %}
{% block head %}<link rel="stylesheet" href="{{ asset('extra.css') }}">{% endblock %}
{% block content %}<h1>{{ page.title }}</h1>
{{ page.body|safe }}{{ page.notes|safe }}
{% for link in page.backlinks %}<p>{{ link.before }}<em>{{ link.text }}</em>{{ link.after }}</p>
{% endfor %}
{% include ["parts/notice.html", "parts/quiet.html"] %}
{% include "parts/seal.html" ignore missing %}
{% endblock %}

-- templates/parts/quiet.html --
<p>Nothing to note.</p>

-- static/extra.css --
@import "palette.css";
.seal { background: url("mark.svg"); }

-- static/palette.css --
:root { --mark: #135; }

-- static/mark.svg --
<svg xmlns="http://www.w3.org/2000/svg"><rect width="2" height="2"/></svg>

-- themes/ours/theme.toml --
name = "Ours"
extends = "default"

[options]
accent = "#7a1f1f"
legend = true

-- themes/ours/templates/tag.html --
{% extends "base.html" %}
{% import "parts/lists.html" as lists %}
{% block head %}<link rel="stylesheet" href="{{ asset('ours.css') }}">{% endblock %}
{% block content %}<h1 style="color: {{ site.options.accent }}">{{ page.name }}</h1>
{{ page.body|safe }}{{ lists.briefs(page.briefs) }}{{ lists.pages(page.pager) }}
{{ lists.counts(page.actors) }}{{ lists.counts(page.children) }}
{% if site.options.legend %}{% include "parts/legend.html" %}{% endif %}
{% endblock %}

-- themes/ours/templates/parts/legend.html --
<p>Tags say what a brief is about.</p>

-- themes/ours/static/ours.css --
@import "type.css";
h1 { background: url(img/dot.svg); }

-- themes/ours/static/site.css --
body { margin: 0; }

-- themes/ours/static/type.css --
h1 { font-weight: 400; }

-- themes/ours/static/img/dot.svg --
<svg xmlns="http://www.w3.org/2000/svg"><circle r="1"/></svg>

"""
