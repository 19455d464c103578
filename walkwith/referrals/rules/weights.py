"""What counts, and how much: the one place that says it.

A match is first of all what no limit leaves out (`limits`). The rest is sorted by a sum: each
factor gives a share from 0 to 1000, times its weight here. A factor of somebody's own wishes
counts only where they have that wish. Equal sums go by name, then by id.
"""

WEIGHTS: dict[str, int] = {
    "near": 30,  # how far it is, or that it can be joined from home
    "soon": 20,  # when it starts, or whether it is open
    "likes": 16,  # a fellowship they like
    "language": 12,  # held in a language they speak
    "free_places": 12,  # somebody said lately that a place is free
    "step_free": 10,
    "children": 10,
    "spirit": 10,  # with faith or without, as they like it
    "checked": 10,  # a person checked it lately
    "company": 6,
    "no_cost": 6,
    "fresh": 6,  # it was in its list lately
    "welcome": 4,  # newcomers are named
}
FULL = 1000
HALF = 500
UNKNOWN = 300

# Where a share is half: so many kilometers away, so many minutes until it starts or opens.
HALF_KM = 5.0
HALF_MINUTES = 24 * 60
FROM_HOME = 700
FEW = 11  # counts below (1 to 10) are not listed, and sums only told to the nearest ten

# How far somebody comes in a minute, stops and corners in it, and how far they go when they name
# no number: kilometers.
A_MINUTE = {"walk": 0.06, "bus": 0.25, "ride": 0.6, "car": 0.6}
USUALLY = {"walk": 4.0, "bus": 25.0, "ride": 60.0, "car": 60.0}
MILE = 1.609344
# How far around a place somebody avoids, when they do not say.
AROUND_KM = 1.0

RECOVERY = ("AA", "NA", "CA", "HA", "RD", "SMART", "OTHER")
TWELVE_STEPS = frozenset({"AA", "NA", "CA", "HA", "GA", "OA", "EDA", "SLAA", "AL-ANON", "NAR-ANON"})
# Of each need the fellowships whose meetings answer it.
MEETINGS_FOR: dict[str, tuple[str, ...]] = {
    "mutual_help": RECOVERY,
    "family_groups": ("AL-ANON", "NAR-ANON", "SMART-FF"),
    "gambling": ("GA",),
    "eating": ("OA", "EDA"),
}
OF_FAMILIES = frozenset({"family_groups"})
# Where one sits or sleeps among others, so that it matters who they are. Nobody who wants to be
# among women only goes without food for it.
AMONG_OTHERS = frozenset(
    {
        *("sober_housing", "shelter", "safe_house", "detox", "residential", "outpatient"),
        *("recovery_center", "peer_support", "mutual_help", "gambling", "quit_smoking", "eating"),
        *("therapy", "trauma", "community", "sport", "faith", "lgbtq", "parenting"),
    }
)
