"""Invented figures of the demo: the district's own series, and how others lie beside them."""

YEARS = (2020, 2021, 2022, 2023, 2024, 2025)
#: How far the Land and Germany lie beside the district, as a share of its figure.
LAND, BUND = -0.018, 0.011
#: Share of the district's people, and how far its other figures lie beside it.
PLACES: dict[str, tuple[float, float]] = {
    "Auenstadt": (0.262, 0.034), "Lindtal": (0.147, -0.082), "Erlenbrück": (0.108, 0.012),
    "Mühlwiesen": (0.044, -0.031), "Unterauen": (0.089, 0.021), "Oberauen": (0.072, 0.026),
    "Weidengrund": (0.062, -0.015), "Haselbrunn": (0.046, -0.044), "Brunnmoos": (0.027, 0.009),
    "Falkenrode": (0.051, -0.023), "Hohenlinde": (0.079, 0.017), "Sankt Wendolin": (0.013, -0.061),
}  # fmt: skip
#: Indicator, group, the six years of the district. None: not delivered yet.
FIGURES: dict[str, dict[str, tuple]] = {
    "I-01": {"total": (157_410, 158_020, 158_960, 159_180, 159_460, 159_730)},
    "I-02": {"total": (9.4, 9.7, 11.3, 11.9, 12.4, 12.8)},
    "I-03": {"total": (1.6, 1.7, 3.1, 3.4, 3.5, 3.4)},
    "I-04": {"total": (3.1, 4.2, 12.8, 6.4, 4.9, 4.4)},
    "I-10": {"total": (10.2, 12.6, 15.9, 18.3, 24.8, 27.1)},
    "I-11": {"migration": (21.4, 20.9, 20.2, 22.6, 24.3, 25.8), "no_migration": (38.6, 38.9, 38.4, 39.7, 40.6, 41.2), "total": (33.9, 33.8, 33.2, 34.7, 35.8, 36.6)},
    "I-12": {"migration": (78.3, 77.1, 76.4, 79.0, 81.2, 82.6), "no_migration": (94.6, 94.1, 93.8, 94.0, 94.4, 94.7), "total": (90.3, 89.5, 88.8, 89.6, 90.6, 91.2)},
    "I-13": {"total": (6.1, 5.8, 6.6, 7.2, 6.9, 6.7), "foreign": (15.8, 15.1, 17.9, 18.6, 17.2, 16.3), "german": (4.9, 4.7, 5.1, 5.4, 5.2, 5.1)},
    "I-14": {"total": (33.1, 33.8, 33.4, 32.9, 33.6, None), "foreign": (14.2, 14.9, 14.4, 14.8, 15.7, None), "german": (35.6, 36.2, 36.0, 35.7, 36.3, None)},
    "I-16": {"total": (5.6, 5.1, 4.8, 5.2, 5.5, 5.7), "foreign": (14.9, 13.6, 13.9, 14.3, 13.8, 13.1)},
    "I-17": {"foreign": (48.1, 49.7, 50.2, 50.9, 52.6, 54.3)},
    "I-18": {"total": (6.9, 6.7, 7.3, 7.4, 7.2, 7.0), "foreign": (21.8, 20.6, 27.9, 28.4, 26.7, 24.9)},
    "I-19": {"total": (1982, 2031, 2118, 2204, 2267, None)},
    "I-20": {"total": (11.2, 10.8, 11.9, 12.3, 12.1, 11.8)},
    "I-21": {"total": (6.4, 6.3, 6.2, 6.0, 5.9, 5.8)},
}  # fmt: skip
#: Indicator, group, area, year to the sign that stands there.
SIGNS: dict[tuple[str, str, str, int], str] = {
    **{("I-13", "foreign", "Sankt Wendolin", year): "unknown_or_secret" for year in YEARS},
    **{("I-12", "migration", "Sankt Wendolin", year): "unknown_or_secret" for year in YEARS},
    **{("I-16", "foreign", "Brunnmoos", year): "blocked" for year in YEARS[:2]},
    **{("I-14", "foreign", "Mühlwiesen", year): "too_unsure" for year in YEARS[:3]},
    ("I-17", "foreign", "Landkreis Auental", 2021): "limited",
    ("I-21", "total", "Sankt Wendolin", 2025): "nothing",
}
