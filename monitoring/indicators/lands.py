"""Official keys and names of the sixteen Länder."""

from accounts.districts.models import Land

LAND_KEYS: dict[str, str] = {
    "SH": "01", "HH": "02", "NI": "03", "HB": "04", "NW": "05", "HE": "06", "RP": "07", "BW": "08",
    "BY": "09", "SL": "10", "BE": "11", "BB": "12", "MV": "13", "SN": "14", "ST": "15", "TH": "16",
}  # fmt: skip
LAND_NAMES: dict[str, str] = {code: str(name) for code, name in Land.choices}
