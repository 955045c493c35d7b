"""The codes of countries: two letters, as ISO 3166-1 has them."""

_CODES = (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR "
    "BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ "
    "EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW "
    "GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY "
    "KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV "
    "MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY "
    "QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG "
    "TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM "
    "ZW"
)
_OFFICIAL = frozenset(_CODES.split())
_BESIDES = frozenset(("EU", "UN", "XK"))
"""Reserved there, or in wide use: the European Union, the United Nations, Kosovo."""
_MEANT = {"UK": "GB", "EL": "GR", "SU": "RU"}
"""What is written for another code."""


def country_code_mistake(written: str) -> str:
    """Return what to write instead of two letters that are no code, "" where nothing is wrong.

    What is not two letters of ASCII is the name of a country, and anything may be that.
    """
    if len(written) != 2 or not (written.isascii() and written.isalpha()):
        return ""
    code = written.upper()
    if code in _OFFICIAL | _BESIDES:
        return "" if code == written else f"write {code}"
    if code in _MEANT:
        return f"write {_MEANT[code]}"
    return "write a code of ISO 3166 such as QA or TR, or the name of the country"
