"""The Brief Assessment of Recovery Capital, ten statements (BARC-10), word for word.

Vilsaint CL, Kelly JF, Bergman BG, Groshkova T, Best D, White W. Development and validation of a
Brief Assessment of Recovery Capital (BARC-10) for alcohol and drug use disorder. Drug and Alcohol
Dependence 2017; 177: 71-76. doi:10.1016/j.drugalcdep.2017.03.022. Each is answered from 1
(strongly disagree) to 6 (strongly agree). The PhenX Toolkit lists it as free to use without asking
(protocol 590502). The cut-off of the paper is left out on purpose: nobody is sorted here.

No Spanish wording of the ten was found in print; the Spanish in our catalogue is our own, and says
so on the page. (The long form was validated in Spain: Sión and others, The Spanish Journal of
Psychology 2022; 25. doi:10.1017/SJP.2022.12.)
"""

from django.utils.translation import gettext_lazy as _

STATEMENTS = (
    _("There are more important things to me in life than using substances."),
    _("In general I am happy with my life."),
    _("I have enough energy to complete the tasks I set myself."),
    _("I am proud of the community I live in and feel part of it."),
    _("I get lots of support from friends."),
    _(
        "I regard my life as challenging and fulfilling without the need for using drugs or"
        " alcohol."
    ),
    _("My living space has helped to drive my recovery journey."),
    _("I take full responsibility for my actions."),
    _("I am happy dealing with a range of professional people."),
    _("I am making good progress on my recovery journey."),
)
LOW, HIGH = _("Strongly disagree"), _("Strongly agree")
SOURCE = "Vilsaint CL, et al. Drug and Alcohol Dependence 2017; 177: 71-76"
