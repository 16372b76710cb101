"""Every closed vocabulary of the handbook, each value with its meaning in one line.

The meaning is part of the data: the glossary, the JSON Schema and the error messages all show this
text, so a value is explained in one place only.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Self

from pydantic import GetJsonSchemaHandler
from pydantic_core import CoreSchema


class Vocabulary(StrEnum):
    """A closed list of values; each member carries a one-line `meaning` and a `label`."""

    meaning: str
    label: str
    """The value as a reader sees it: `very-low` reads "very low", unless the member says otherwise."""

    def __new__(cls, value: str, meaning: str, label: str = "") -> Self:
        """Make a member of a value, its meaning and, where its words with spaces read badly, its label."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        member.label = label or value.replace("-", " ")
        return member

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """The values with their meanings, as an editor shows them."""
        schema = handler.resolve_ref_schema(handler(core_schema))
        schema.pop("enum", None)
        schema["description"] = cls.summary()
        schema["oneOf"] = [{"const": value.value, "description": value.meaning} for value in cls]
        return schema

    @classmethod
    def summary(cls) -> str:
        """What the list is for: the first line of its docstring."""
        return (cls.__doc__ or "").strip().splitlines()[0]


# --- claims -------------------------------------------------------------------------------------


class ClaimKind(Vocabulary):
    """What sort of thing a claim asserts."""

    EFFECT = "effect", "Something gets better, or fails to, in those who take it."
    HARM = "harm", "Something gets worse, or might, in those who take it."
    FREQUENCY = "frequency", "How common something is, with the group it was counted in."
    MECHANISM = "mechanism", "How something works in the body, in tissue or at a receptor."
    DESCRIPTION = "description", "What something is, contains, or was found to say."
    GUIDANCE = "guidance", "What a guideline, an agency or a clinical body recommends."
    LEGAL = "legal", "What the law says in one place for one substance at one time."
    EVIDENCE_GAP = "evidence-gap", "What nobody was found to have studied."


class Exposure(Vocabulary):
    """Which form of kratom a claim or a source is about."""

    LEAF = "leaf", "Fresh or dried leaf, plain leaf powder, or tea brewed from it."
    PRODUCT = "product", "A commercial kratom product whose content is not exactly known."
    EXTRACT = "extract", "A kratom extract, shot or concentrate that is not mainly 7-OH."
    MITRAGYNINE = "mitragynine", "The single alkaloid mitragynine, purified."
    SEVEN_OH = (
        "7-hydroxymitragynine",
        "The single alkaloid 7-hydroxymitragynine, purified.",
        "7-hydroxymitragynine",
    )
    SEVEN_OH_PRODUCT = "7-oh-product", "A product sold for concentrated 7-hydroxymitragynine.", "7-OH product"
    OTHER_ALKALOID = "other-alkaloid", "Another kratom alkaloid, purified."
    SYNTHETIC_RELATIVE = "synthetic-relative", "A compound made from kratom alkaloids, such as MGM-15."
    USE = "use-in-general", "Kratom use as people report it, in any form."
    NOT_KRATOM = "not-kratom", "Not kratom at all: for instance an established treatment."


class Subject(Vocabulary):
    """In whom or in what something was studied."""

    PEOPLE = "people", "Living people, or records about people."
    ANIMALS = "animals", "Living animals."
    CELLS = "cells", "Cells, tissue, enzymes or receptors outside a living body."
    PRODUCTS = "products", "Products, plants or chemical samples."
    DOCUMENTS = "documents", "Laws, notices, guidelines, registers or literature."


class Stance(Vocabulary):
    """Which way a source points for the claim as it is worded."""

    SUPPORTS = "supports", "The finding agrees with the claim as worded."
    CONTRADICTS = "contradicts", "The finding disagrees with the claim as worded."
    QUALIFIES = "qualifies", "The finding limits the claim: another dose, group or product."


class Directness(Vocabulary):
    """How closely a source bears on the claim."""

    DIRECT = "direct", "The source studied just what the claim is about."
    INDIRECT = "indirect", "The source studied something near it: another group, form or outcome."


class CaveatKind(Vocabulary):
    """What sort of limit a caveat names."""

    SELF_REPORT = (
        "self-report",
        "People described their own use or symptoms; nobody measured them.",
        "self-report",
    )
    SELF_SELECTED = (
        "self-selected-sample",
        "People chose to take part, so they differ from users at large.",
        "self-selected sample",
    )
    ANIMAL_ONLY = "animal-only", "Seen in animals alone; people may differ."
    CELL_ONLY = "cell-only", "Seen in cells, enzymes or receptors alone."
    NO_CONTROL = "no-control-group", "Nobody without the exposure was compared."
    CONFOUNDING = "confounding", "Other differences between groups could explain the result."
    CO_INGESTANTS = "co-ingestants", "Other drugs or medicines were taken too.", "co-ingestants"
    PRODUCT_VARIABILITY = "product-variability", "Products differ, or the product was not analysed."
    OTHER_FORM = "other-form", "The source studied another form of kratom than the claim names."
    OTHER_POPULATION = "other-population", "The source studied other people than the claim is read for."
    SMALL_SAMPLE = "small-sample", "Few people or animals were studied."
    SINGLE_STUDY = "single-study", "One study only; it was not repeated."
    SHORT_FOLLOW_UP = (
        "short-follow-up",
        "People were followed for a short time, or not at all.",
        "short follow-up",
    )
    CONTRADICTORY = "contradictory-evidence", "Another source says otherwise."
    INCOMPLETE_REPORTING = "incomplete-reporting", "Cases or results are missing, or were never reported."
    CONFLICT_OF_INTEREST = "conflict-of-interest", "Someone who paid or took part has a stake in the result."
    OUTDATED = "outdated", "The source is old for what it says, or things have changed since."
    SECONDARY_SOURCE = "secondary-source", "Seen in another text that reports it, not in the original."
    ABSTRACT_ONLY = "abstract-only", "Only the abstract was read; details may be missing."
    JURISDICTION = "jurisdiction", "Holds in one country or system and need not hold in another."
    NOT_OFFICIAL_TEXT = "not-official-text", "The official legal text was not seen."
    ABSENCE = "absence-of-evidence", "Nothing was found; that does not show that nothing is there."
    OUTCOME = "outcome-measure", "What was measured stands in for what matters to people."
    GENERALISATION = "generalisation", "A general statement that need not fit one person."


class Level(Vocabulary):
    """How sure one can be that a claim is right (the four GRADE levels)."""

    HIGH = "high", "Very unlikely to change with more research."
    MODERATE = "moderate", "Probably close to the truth; more research could change it."
    LOW = "low", "The truth may be quite different."
    VERY_LOW = "very-low", "Very uncertain; the truth is likely to be different."

    @property
    def rank(self) -> int:
        """0 for very low up to 3 for high."""
        return _RANKS[self]

    @classmethod
    def of_rank(cls, rank: int) -> Level:
        """The level of a rank, held within 0 and 3."""
        return _BY_RANK[max(0, min(3, rank))]


_BY_RANK = (Level.VERY_LOW, Level.LOW, Level.MODERATE, Level.HIGH)
_RANKS = {level: rank for rank, level in enumerate(_BY_RANK)}


class DowngradeDomain(Vocabulary):
    """The five GRADE reasons to be less sure."""

    RISK_OF_BIAS = "risk-of-bias", "How the studies were done could have bent the result."
    INCONSISTENCY = "inconsistency", "Studies disagree and nobody can say why."
    INDIRECTNESS = "indirectness", "Other people, products or outcomes were studied than are meant."
    IMPRECISION = "imprecision", "Few people or events, so that chance could explain much."
    PUBLICATION_BIAS = "publication-bias", "Results that would disagree may never have been published."


class UpgradeDomain(Vocabulary):
    """The three GRADE reasons to be more sure of observational evidence."""

    LARGE_EFFECT = "large-effect", "The effect is too large to be explained away."
    DOSE_RESPONSE = "dose-response", "More of the exposure goes with more of the outcome."
    CONFOUNDING_OPPOSES = "opposing-confounding", "What could bend the result would have hidden it."


class Basis(Vocabulary):
    """What kind of thing bears a claim that GRADE is not made for; each basis has one fixed level."""

    OWN_WORDS = "own-words", "The body whose text, act, count or service it is says so itself."
    OFFICIAL_REPORT = "official-report", "An official body reports what it did not make itself."
    REPLICATED_LABORATORY = (
        "replicated-laboratory-finding",
        "Two or more laboratories found it, in cells, animals or samples.",
    )
    CONTROLLED_HUMAN_PHARMACOLOGY = (
        "controlled-human-pharmacology",
        "Measured in people under controlled conditions, such as a kinetic study.",
    )
    SYSTEMATIC_SEARCH = "systematic-search", "Published reviews looked for it by a stated method."
    SINGLE_LABORATORY = (
        "single-laboratory-finding",
        "One laboratory found it, or several with results that do not agree.",
    )
    PUBLISHED_DESCRIPTION = "published-description", "A published study or review describes it."
    PRESS_REPORT = "press-report", "News media or professional pages report it."
    EXPERT_CONSENSUS = "expert-consensus", "Experts say so in a published statement."
    OWN_SEARCH = "own-search", "The handbook's own search found nothing, or nothing more."
    UNCONFIRMED = "unconfirmed", "Reported only by parties with a stake, or sources disagree."

    @property
    def level(self) -> Level:
        """The fixed level of this basis."""
        return _BASIS_LEVELS[self]


_BASIS_LEVELS = {
    Basis.OWN_WORDS: Level.HIGH,
    Basis.OFFICIAL_REPORT: Level.MODERATE,
    Basis.REPLICATED_LABORATORY: Level.MODERATE,
    Basis.CONTROLLED_HUMAN_PHARMACOLOGY: Level.MODERATE,
    Basis.SYSTEMATIC_SEARCH: Level.MODERATE,
    Basis.SINGLE_LABORATORY: Level.LOW,
    Basis.PUBLISHED_DESCRIPTION: Level.LOW,
    Basis.PRESS_REPORT: Level.LOW,
    Basis.EXPERT_CONSENSUS: Level.LOW,
    Basis.OWN_SEARCH: Level.LOW,
    Basis.UNCONFIRMED: Level.VERY_LOW,
}


class Authority(Vocabulary):
    """Whose word counts where nobody asks how sure a finding is: for advice and for the law."""

    ISSUER = "issuer", "Who advises it, and how strongly, stands in place of a level.", "advice"
    LAW = "law", "How closely its text was read, and for which day, stands in place of a level."


# --- sources ------------------------------------------------------------------------------------


class CslType(Vocabulary):
    """What sort of publication a source is, in the terms of the Citation Style Language 1.0.2."""

    ARTICLE_JOURNAL = "article-journal", "An article in a scholarly journal."
    ARTICLE_NEWSPAPER = "article-newspaper", "An article in a newspaper or news service."
    ARTICLE_MAGAZINE = "article-magazine", "An article in a magazine or trade publication."
    ARTICLE = "article", "A preprint or other article outside a journal."
    BILL = "bill", "A proposed law."
    BOOK = "book", "A book."
    CHAPTER = "chapter", "A chapter in a book."
    DATASET = "dataset", "A data set or an entry in a database."
    LEGAL_CASE = "legal_case", "A court decision or filing."
    LEGISLATION = "legislation", "A law in force."
    PAPER_CONFERENCE = "paper-conference", "A paper or abstract given at a conference."
    PERSONAL_COMMUNICATION = "personal_communication", "A letter or message."
    REGULATION = "regulation", "A regulation, order or rule made under a law."
    REPORT = "report", "A report by an agency or organisation."
    THESIS = "thesis", "A thesis or dissertation."
    WEBPAGE = "webpage", "A page on the web."


class Provenance(Vocabulary):
    """Who stands behind a source, and so what it can be used for."""

    PEER_REVIEWED = "peer-reviewed", "A journal or book with peer review.", "peer-reviewed"
    PREPRINT = "preprint", "A scholarly text before peer review."
    CONFERENCE = "conference", "A conference abstract, reviewed lightly or not at all."
    OFFICIAL_LAW = "official-law", "A legislature, court or official gazette."
    AGENCY = "agency", "A public agency or an intergovernmental body."
    GUIDELINE_BODY = "guideline-body", "A body that issues clinical guidelines."
    REGISTRY = "registry", "A register of trials, substances or codes."
    PROFESSIONAL = "professional", "A university, hospital, professional body or law firm."
    NEWS = "news", "A news organisation."
    ENCYCLOPAEDIA = "encyclopaedia", "An encyclopaedia or a copy of one."
    SERVICE = "service", "The organisation that runs the help service described."
    ADVOCACY = "advocacy", "A body that campaigns for or against kratom, or its users' forum."
    VENDOR = "vendor", "Someone who sells kratom, or a site that lives from its sale."
    PROMOTIONAL = "promotional", "Promotional text whose author or seller is not named."

    @property
    def can_assert(self) -> bool:
        """Whether a claim may rest on such sources alone."""
        return self not in (Provenance.ADVOCACY, Provenance.VENDOR, Provenance.PROMOTIONAL)


class Design(Vocabulary):
    """How a study was done; it sets where GRADE starts."""

    SYSTEMATIC_REVIEW_OF_TRIALS = "systematic-review-of-trials", "A systematic review of randomised trials."
    RANDOMISED_TRIAL = "randomised-trial", "People were allotted by chance."
    SYSTEMATIC_REVIEW = "systematic-review", "A systematic review, mainly of other designs than trials."
    CONTROLLED_HUMAN = "controlled-human-study", "Given under control, but not compared by chance."
    COHORT = "cohort", "A group was followed over time."
    CASE_CONTROL = "case-control", "People with and without an outcome were compared.", "case-control study"
    PROBABILITY_SURVEY = "probability-survey", "A survey of a sample drawn to stand for a population."
    CONVENIENCE_SURVEY = "convenience-survey", "A survey of people who chose to answer."
    INTERVIEW_STUDY = "interview-study", "Regular users were recruited and interviewed or tested once."
    REAL_TIME_DIARY = (
        "real-time-diary",
        "People recorded use and feelings as they happened.",
        "real-time diary",
    )
    QUALITATIVE = "qualitative", "Interviews or texts were read for their themes."
    SURVEILLANCE = "surveillance", "Reports to poison centres, registers or death records."
    CASE_SERIES = "case-series", "Several cases, without a comparison."
    CASE_REPORT = "case-report", "One case, or two."
    NARRATIVE_REVIEW = "narrative-review", "A review without a stated search method."
    GUIDELINE = "guideline", "A clinical guideline or formal recommendation."
    ANIMAL_EXPERIMENT = "animal-experiment", "An experiment in living animals."
    LABORATORY_EXPERIMENT = "laboratory-experiment", "An experiment in cells, tissue, enzymes or receptors."
    PRODUCT_ANALYSIS = "product-analysis", "Products, leaves or samples were analysed."
    NOT_A_STUDY = "not-a-study", "No study: a law, a notice, a page, a news report."

    @property
    def is_self_report(self) -> bool:
        """Whether people only described their own use and symptoms."""
        return self in _SELF_REPORT

    @property
    def is_case_material(self) -> bool:
        """Whether these are single reports without a count of those exposed."""
        return self in (Design.CASE_REPORT, Design.CASE_SERIES, Design.SURVEILLANCE)


_SELF_REPORT = frozenset(
    {Design.CONVENIENCE_SURVEY, Design.INTERVIEW_STUDY, Design.REAL_TIME_DIARY, Design.QUALITATIVE}
)


class Counted(Vocabulary):
    """What the number of a study counts."""

    PEOPLE = "people", "People, once each."
    ANIMALS = "animals", "Animals."
    SAMPLES = "samples", "Samples, products or specimens."
    STUDIES = "studies", "Studies or trials, not the people in them."
    PUBLICATIONS = "publications", "Articles or reports that were published."
    REPORTS = "reports", "Calls, exposures or reports to a centre or register; one person can be in several."
    CASES = "cases", "Cases, as their source counts them."
    DEATHS = "deaths", "Deaths."
    POSTS = "posts", "Posts or comments, not the people who wrote them."
    OTHER = "other", "Something else, which the note on the number names."


class Standing(Vocabulary):
    """Whether a publication still stands as printed."""

    CURRENT = "current", "No correction, concern or retraction is known."
    CORRECTED = "corrected", "A correction was published."
    CONCERN = "expression-of-concern", "The publisher has voiced concern."
    RETRACTED = "retracted", "The publication was retracted."
    SUPERSEDED = "superseded", "A newer version has replaced it."
    WITHDRAWN = "withdrawn", "The issuer has withdrawn it."

    @property
    def must_be_announced(self) -> bool:
        """Whether a claim resting on it has to say so."""
        return self in (Standing.CONCERN, Standing.RETRACTED, Standing.WITHDRAWN)


class Depth(Vocabulary):
    """How closely a source was read when it was checked, the closest first."""

    FULL_TEXT = "full-text", "The whole text was read."
    OFFICIAL_TEXT = "official-text", "The official text itself was read, in the part cited."
    ABSTRACT = "abstract", "Only the abstract or an excerpt was read."
    OFFICIAL_SUMMARY = "official-summary", "The issuer's own summary was read."
    SECONDARY = "secondary", "Another text that reports it was read.", "second hand"


# --- second readings ----------------------------------------------------------------------------


class ReadingOutcome(Vocabulary):
    """What someone who had not written a claim found when holding it against its sources."""

    STOOD = "stood", "Right in every part."
    SMALL_FAULT = "small-fault", "A small fault: a reader would not have been misled."
    MISLEADING = "misleading", "A fault that could have misled a reader."
    NOT_FOUND = "not-found-again", "What the claim says was not found again in its sources."


class FaultKind(Vocabulary):
    """In what way a claim was wrong."""

    ONE_ORIGIN = "one-origin-as-two", "Reports of one study or event were counted as several."
    UNSOURCED_FACT = "fact-without-source", "It stated what no source bears out, or what its own denies."
    LEFT_OUT = "source-left-out", "A newer, larger or contradicting source or result was left out."
    WHO_AND_HOW_MANY = "who-and-how-many", "Who was studied, how many, or what a number counts."
    MERGED = "figures-merged", "Two figures or findings were made into one."
    WRONG_FIGURE = "wrong-figure", "A figure or a date was copied wrongly."
    NOT_AT_ADDRESS = "not-at-its-address", "The address or the locator does not hold the finding."
    INTEREST_UNTOLD = "interest-untold", "An interest that the source declares was not told."
    STRENGTH = "strength-flattened", "How strongly, or for whom, something is advised was flattened."
    WORD_ADDED = "word-not-in-source", "A word says more than the source, or something else."
    SUPERSEDED = "superseded", "Something past, replaced or withdrawn was told as standing."
    CERTAINTY = "certainty-or-stance", "Certainty, stance or directness was a step off."
    UNCLEAR = "unclear", "A lay reader could not take the meaning in one reading."
    OTHER = "other", "Another fault; the note says which.", "another fault"


# --- codes --------------------------------------------------------------------------------------


class CodeSystem(Vocabulary):
    """Where a code of a record comes from."""

    ICD_11 = "icd-11", "International Classification of Diseases, 11th revision (WHO).", "ICD-11"
    ICD_10 = "icd-10", "International Classification of Diseases, 10th revision (WHO).", "ICD-10"
    MESH = "mesh", "Medical Subject Headings of the US National Library of Medicine.", "MeSH"
    UNIPROT = "uniprot", "UniProt accession of a protein.", "UniProt"
    HGNC = "hgnc", "Gene number of the HUGO Gene Nomenclature Committee.", "HGNC"
    GENE = "gene", "Gene symbol."
    IUPHAR_TARGET = (
        "iuphar-target",
        "Target number of the IUPHAR/BPS Guide to Pharmacology.",
        "IUPHAR/BPS target",
    )
    IUPHAR_LIGAND = (
        "iuphar-ligand",
        "Ligand number of the IUPHAR/BPS Guide to Pharmacology.",
        "IUPHAR/BPS ligand",
    )
    CHEMBL = "chembl", "ChEMBL identifier.", "ChEMBL"
    CAS = "cas", "CAS Registry Number.", "CAS"
    PUBCHEM = "pubchem", "PubChem compound number (CID).", "PubChem CID"
    UNII = "unii", "Unique Ingredient Identifier of the US FDA.", "UNII"
    INCHIKEY = "inchikey", "Hashed International Chemical Identifier.", "InChIKey"
    FORMULA = "formula", "Molecular formula."
    GBIF = "gbif", "Taxon number of the Global Biodiversity Information Facility.", "GBIF"
    WFO = "wfo", "Taxon identifier of World Flora Online.", "WFO"
    ATC = "atc", "Anatomical Therapeutic Chemical classification (WHO).", "ATC"
    RXNORM = "rxnorm", "RxNorm concept number.", "RxNorm"
    FIPS = "fips", "US federal code of a state, county or place.", "FIPS"


# --- topics -------------------------------------------------------------------------------------


class MedicineClass(Vocabulary):
    """Classes of medicines, shared by care and interactions so that pages can be joined."""

    SSRI = "ssri", "Selective serotonin reuptake inhibitors.", "SSRIs"
    SNRI = "snri", "Serotonin and noradrenaline reuptake inhibitors.", "SNRIs"
    TRICYCLIC = "tricyclic-antidepressant", "Tricyclic antidepressants.", "tricyclic antidepressants"
    MAOI = "maoi", "Monoamine oxidase inhibitors.", "MAO inhibitors"
    OTHER_ANTIDEPRESSANT = (
        "other-antidepressant",
        "Other antidepressants, such as mirtazapine or bupropion.",
        "other antidepressants",
    )
    ANTIPSYCHOTIC = "antipsychotic", "Antipsychotics.", "antipsychotics"
    BENZODIAZEPINE = "benzodiazepine", "Benzodiazepines and similar sedatives.", "benzodiazepines"
    OPIOID_AGONIST = "opioid-agonist", "Opioids that activate the mu receptor, prescribed or not.", "opioids"
    OPIOID_PARTIAL = "opioid-partial-agonist", "Buprenorphine.", "buprenorphine"
    OPIOID_ANTAGONIST = "opioid-antagonist", "Naloxone and naltrexone.", "opioid antagonists"
    CYP3A_SUBSTRATE = (
        "cyp3a-substrate",
        "Medicines cleared mainly by the enzymes CYP3A.",
        "medicines cleared by CYP3A",
    )
    CYP2D6_SUBSTRATE = (
        "cyp2d6-substrate",
        "Medicines cleared mainly by the enzyme CYP2D6.",
        "medicines cleared by CYP2D6",
    )
    CYP3A_INHIBITOR = "cyp3a-inhibitor", "Medicines that block the enzymes CYP3A.", "CYP3A inhibitors"
    CYP3A_INDUCER = "cyp3a-inducer", "Medicines that raise the activity of CYP3A.", "CYP3A inducers"
    STIMULANT = "stimulant", "Stimulants such as methylphenidate and amphetamine."
    GABAPENTINOID = "gabapentinoid", "Gabapentin and pregabalin."
    ANTICONVULSANT = "anticonvulsant", "Medicines against seizures."
    MOOD_STABILISER = "mood-stabiliser", "Lithium, valproate and similar."
    QT_PROLONGING = "qt-prolonging", "Medicines that lengthen the QT interval."
    ANTIHYPERTENSIVE = "antihypertensive", "Medicines against high blood pressure."
    ANTICOAGULANT = "anticoagulant", "Medicines against blood clots."
    ANTIDIABETIC = "antidiabetic", "Medicines against diabetes."
    ANTIMICROBIAL = "antimicrobial", "Medicines against bacteria, fungi or viruses."
    IMMUNOSUPPRESSANT = "immunosuppressant", "Medicines that dampen the immune system."
    HORMONAL = "hormonal", "Hormones and hormonal contraceptives."
    LIVER_TOXIC = "liver-toxic", "Medicines known to harm the liver in some people."
    ANAESTHETIC = "anaesthetic", "Medicines used for anaesthesia."
    LIPID_LOWERING = "lipid-lowering", "Statins and other medicines for cholesterol.", "cholesterol medicines"
    HEART = "heart", "Medicines for the heart rhythm, digoxin and nitrates.", "heart medicines"
    ANTI_INFLAMMATORY = "anti-inflammatory", "Anti-inflammatory painkillers, aspirin among them.", "NSAIDs"
    MUSCLE_RELAXANT = "muscle-relaxant", "Medicines that relax muscles."
    MIGRAINE = "migraine", "Medicines for a migraine attack.", "migraine medicines"
    NEUROLOGICAL = (
        "dementia-or-parkinson",
        "Medicines for dementia or Parkinson's disease.",
        "dementia and Parkinson medicines",
    )
    STOP_SMOKING = "stop-smoking", "Medicines to stop smoking.", "stop-smoking medicines"
    THYROID = "thyroid", "Thyroid hormone and medicines that slow the thyroid.", "thyroid medicines"
    CORTICOSTEROID = "corticosteroid", "Corticosteroids such as prednisone."
    GOUT_OR_BONE = "gout-or-bone", "Medicines for gout or weak bones.", "gout and bone medicines"
    ANTICANCER = "anticancer", "Medicines against cancer.", "cancer medicines"
    GASTROINTESTINAL = "gastrointestinal", "Medicines for the stomach or bowel.", "gut medicines"
    ANTIEMETIC = "antiemetic", "Medicines against sickness."
    SUPPLEMENT = "supplement", "Minerals and vitamins."
    RESPIRATORY = (
        "respiratory",
        "Inhalers, and medicines for allergy, cough and cold.",
        "lung and allergy medicines",
    )
    UROLOGICAL = "urological", "Medicines for prostate, bladder or erection.", "urological medicines"
    LOCAL = "local", "Creams, drops and other medicines that act where they are put.", "local medicines"
    OTHER_MEDICINE = "other-medicine", "Medicines that no other class fits.", "other medicines"
    ALCOHOL = "alcohol", "Alcoholic drinks."
    CANNABIS = "cannabis", "Cannabis and cannabinoids."
    OTHER_SUBSTANCE = "other-substance", "Another drug, herb or substance."


class Severity(Vocabulary):
    """How bad an interaction could be."""

    CONTRAINDICATED = "contraindicated", "Official advice says never to combine."
    MAJOR = "major", "Could threaten life or do lasting harm."
    MODERATE = "moderate", "Could need a change of treatment or medical care."
    MINOR = "minor", "Likely to be felt little, if at all."
    UNKNOWN = "unknown", "Nobody has studied it well enough to say; that is not the same as none."


class SeverityBasis(Vocabulary):
    """What an interaction's severity rests on."""

    HUMAN_STUDY = "human-study", "A controlled study in people."
    CASES = "cases", "Reports of cases or deaths."
    AGENCY_WARNING = "agency-warning", "An agency warns of it."
    PHARMACOLOGY = "pharmacology", "What is known of how both work; no case or study was needed."
    NOTHING_FOUND = "nothing-found", "Nothing specific was found."


class Market(Vocabulary):
    """Countries in which a medicine has a name."""

    US = "US", "The United States.", "US"
    GB = "GB", "The United Kingdom.", "GB"
    IE = "IE", "Ireland.", "IE"
    CA = "CA", "Canada.", "CA"
    AU = "AU", "Australia.", "AU"


class Audience(Vocabulary):
    """Who asks a question, or is in a situation."""

    USER = "user", "Someone who takes kratom.", "people who take kratom"
    CONSIDERING = "considering", "Someone who thinks of taking it.", "people who think of taking it"
    ON_MEDICINES = "on-medicines", "Someone who takes medicines too.", "people who take medicines too"
    PREGNANT = "pregnant", "Someone pregnant or breast-feeding.", "people who are pregnant or breast-feed"
    FAMILY = "family", "A partner, relative or friend.", "partners, relatives and friends"
    PARENT = "parent", "A parent or carer of a child or teenager.", "parents and carers"
    BYSTANDER = "bystander", "Whoever is there in an emergency.", "whoever is there"
    PET_OWNER = "pet-owner", "Someone whose animal swallowed it.", "people with animals"
    WORKER = "worker", "Someone whose work, licence or service is at stake.", "people at work or in service"
    TESTED = "tested", "Someone under tests: probation, treatment, recovery housing.", "people who are tested"
    TRAVELLER = "traveller", "Someone who travels or moves.", "people who travel"
    CLINICIAN = "clinician", "A doctor, nurse, pharmacist or counsellor.", "clinicians"
    OFFICIAL = "official", "Someone who makes, applies or reports on rules.", "officials and reporters"


class QuestionGroup(Vocabulary):
    """What questions are about; each group has a page."""

    EMERGENCIES = "emergencies", "Too much taken, somebody unwell, a child or an animal that swallowed it."
    MEDICINES = "with-medicines", "Kratom with medicines, alcohol, herbs and other drugs."
    STOPPING = "stopping", "Dependence, cutting down, withdrawal and treatment.", "stopping and withdrawal"
    BODY_AND_MIND = "body-and-mind", "What it may do to body and mind.", "body and mind"
    REASONS = "reasons", "Whether it helps with what people take it for.", "what people take it for"
    PREGNANCY = "pregnancy", "Pregnancy, birth and breast-feeding."
    FAMILY = "family", "Teenagers, partners, relatives and friends.", "family and friends"
    TESTS_AND_WORK = "tests-and-work", "Drug tests, work, licences, service, courts.", "drug tests and work"
    LAW_AND_TRAVEL = "law-and-travel", "What the law says, and travelling with it.", "law and travel"
    PRODUCTS = "products", "Products, strains, labels, strength, storage and 7-OH."
    CLINICIANS = "clinicians", "What clinicians ask.", "for clinicians"


class MeasurementKind(Vocabulary):
    """What a table of measurements holds."""

    BINDING = "binding", "How tightly a compound binds a receptor, and what it does there."
    ENZYME = "enzyme-inhibition", "How strongly a compound blocks an enzyme or transporter."
    PHARMACOKINETICS = "pharmacokinetics", "How the body takes up, spreads and clears a compound."
    CHEMISTRY = "product-chemistry", "What leaves and products contain."


class Relation(Vocabulary):
    """How a measured value is printed in its source."""

    EQUAL = "=", "The value as printed."
    ABOUT = "~", "About the value."
    GREATER = ">", "Greater than the value."
    LESS = "<", "Less than the value."
    NO_EFFECT = "none", "No effect was measured, so there is no value.", "no effect"


class SupportKind(Vocabulary):
    """What sort of support a record describes."""

    HELP_LINE = "help-line", "A line to call, text or chat with."
    DIRECTORY = "directory", "A list of places that help."
    SUPPORT_SYSTEM = "support-system", "A way of being supported beside treatment."


class Need(Vocabulary):
    """When a help line is the right one."""

    CRISIS = "crisis", "Thoughts of suicide, or any mental-health crisis."
    POISONING = "poisoning", "Too much taken, or a bad reaction."
    TREATMENT = "treatment", "Looking for treatment of substance use or mental illness."
    LISTENING = "listening", "Someone to talk to."
    FAMILY = "family", "Someone close who uses kratom or another substance."
    ANIMAL = "animal-poisoning", "An animal that swallowed something."


class Channel(Vocabulary):
    """How a help line is reached."""

    CALL = "call", "By telephone."
    TEXT = "text", "By text message."
    CHAT = "chat", "By chat on the web."
    WEB = "web", "On a web page."


class CareKind(Vocabulary):
    """What sort of treatment a care record describes."""

    PSYCHOLOGICAL = "psychological", "Psychological treatment."
    MEDICINE = "medicine", "Treatment with a medicine."
    COMBINED = "combined", "Psychological treatment and a medicine together."
    STEPPED = "stepped", "A sequence or choice of treatments."
    SUPPORTIVE = "supportive", "Support beside treatment."


class Strength(Vocabulary):
    """How strongly a guideline recommends something."""

    STRONG = "strong", "The guideline says to do it (offer, recommend)."
    CONDITIONAL = "conditional", "The guideline says to consider or suggests it."
    GOOD_PRACTICE = "good-practice", "The guideline calls it good practice, without grading it."
    NOT_GRADED = "not-graded", "The source gives no strength, or it was not seen."
    AGAINST = "against", "The guideline advises against it."


class Verdict(Vocabulary):
    """What the handbook's claims say of an assertion in circulation."""

    SUPPORTED = "supported", "The evidence in the handbook agrees."
    PARTLY_SUPPORTED = "partly-supported", "One part holds, another does not."
    OVERSTATED = "overstated", "There is something in it, but less than is said."
    UNSUPPORTED = "unsupported", "No evidence for it was found."
    CONTRADICTED = "contradicted", "The evidence in the handbook says otherwise."
    NOT_CHECKABLE = "not-checkable", "Too vague to be judged by evidence."


class Danger(Vocabulary):
    """What could happen to someone who believes an assertion in circulation."""

    HIGH = "high", "Someone could come to serious harm or miss treatment that works."
    MODERATE = "moderate", "Someone could be misled about risk or benefit."
    LOW = "low", "Little harm is to be expected."


# --- law ----------------------------------------------------------------------------------------


class JurisdictionLevel(Vocabulary):
    """What sort of place a jurisdiction is."""

    FEDERAL = "federal", "The federal level of the United States."
    STATE = "state", "A US state or the District of Columbia."
    TERRITORY = "territory", "A US territory."
    COUNTRY = "country", "A country."


class LegalSubstance(Vocabulary):
    """What a legal rule is about; laws treat these apart."""

    KRATOM = "kratom", "The plant, its leaf, and products made of it."
    MITRAGYNINE = "mitragynine", "The alkaloid mitragynine as a named substance."
    SEVEN_OH = (
        "7-hydroxymitragynine",
        "The alkaloid 7-hydroxymitragynine as a named substance.",
        "7-hydroxymitragynine",
    )
    SEVEN_OH_CONCENTRATE = (
        "7-oh-concentrate",
        "Products with concentrated or added 7-hydroxymitragynine.",
        "concentrated 7-OH products",
    )
    SYNTHETIC = "synthetic-relatives", "Synthetic or semi-synthetic kratom alkaloids."


class LegalStatus(Vocabulary):
    """What the law says. A proposal is never a status."""

    SCHEDULED = "scheduled", "Listed as a controlled or prohibited substance."
    EMERGENCY_SCHEDULED = "emergency-scheduled", "Listed for a time by an emergency or temporary order."
    POSSESSION_BANNED = "possession-banned", "Having it is an offence, by another law than a drug schedule."
    SALE_BANNED = "sale-banned", "Selling or supplying it is banned; having it was not seen to be."
    PRESCRIPTION_ONLY = "prescription-only", "Only to be supplied as a medicine, on prescription."
    REGULATED = "legal-regulated", "Allowed under rules made for it.", "legal, regulated"
    AGE_RESTRICTED = "age-restricted", "Allowed from a minimum age; no other rule made for it was seen."
    NO_SPECIFIC_LAW = "no-specific-law", "A source says that no law names it; general law still applies."
    UNKNOWN = "unknown", "Nothing reliable was found. This is not the same as no law."


class LegalRuleKind(Vocabulary):
    """What a legal rule is about."""

    MINIMUM_AGE = "minimum-age", "The youngest age to buy or have it."
    ALKALOID_LIMIT = "alkaloid-limit", "How much of an alkaloid is allowed."
    LABELLING = "labelling", "What the label must or must not say."
    TESTING = "testing", "What must be tested."
    REGISTRATION = "registration", "Who must register or hold a licence."
    PLACE_OF_SALE = "place-of-sale", "Where or how it may be sold."
    ADVERTISING = "advertising", "How it may be advertised."
    PRODUCT_FORM = "product-form", "Which forms or ingredients are allowed."
    TAX = "tax", "What is paid to the state."
    CULTIVATION = "cultivation", "Growing, importing or exporting it."
    OTHER = "other", "Another rule."


class MeasureStage(Vocabulary):
    """How far a pending measure has come."""

    RECOMMENDED = "recommended", "A body has recommended it; nothing is proposed yet."
    ANNOUNCED = "announced", "An authority has given notice that it intends it."
    INTRODUCED = "introduced", "A bill or draft was introduced."
    PASSED_ONE = "passed-one-chamber", "One chamber has passed it."
    PASSED = "passed", "Passed, but not yet signed or in force."
    ENACTED = "enacted-not-in-force", "Enacted; it takes effect later."
    STAYED = "stayed", "Enacted, and stopped by a court before its first day."
    LAPSED = "lapsed", "Ended without effect: failed, withdrawn or expired."
    STAGE_UNKNOWN = "stage-unknown", "How far it has come was not seen."


class Attestation(Vocabulary):
    """How the law was seen; it follows from the sources and decides the wording."""

    TEXT = "text", "The text of the law or decision itself was read.", "text read"
    OFFICIAL = "official-word", "An official body tells it; the text itself was not read."
    REPORTED = "reported", "Two or more sources that do not copy each other report it."
    UNCONFIRMED = (
        "unconfirmed-report",
        "One source reports it, or only parties with a stake, or a source says otherwise.",
        "reported without confirmation",
    )


class BodyPosition(Vocabulary):
    """What an international body has decided about a substance."""

    NOT_LISTED = "not-listed", "It stands in none of the body's lists."
    UNDER_SURVEILLANCE = "under-surveillance", "The body watches it without proposing control."
    REVIEWED = "reviewed", "The body has reviewed it without another decision."
    LISTED = "listed", "It stands in a list of the body."
    MONITORED = "monitored", "The body collects reports about it."
    NOT_AUTHORISED = "not-authorised", "The body has not authorised it where its rule asks for that."
    UNKNOWN = "unknown", "What the body has decided, if anything, was not found."


class TombstoneKind(Vocabulary):
    """Why an id is no longer in use."""

    MOVED = "moved", "The same thing has another id now."
    SPLIT = "split", "It was split into several."
    WITHDRAWN = "withdrawn", "It no longer holds and nothing takes its place."


def vocabularies() -> tuple[type[Vocabulary], ...]:
    """Every vocabulary, in the order in which this module defines it."""
    return tuple(Vocabulary.__subclasses__())
