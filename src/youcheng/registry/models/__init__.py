"""Models of the registry: evidence and claims first, then the rows projected from them."""

from youcheng.registry.models.batch import Batch
from youcheng.registry.models.claim import Claim
from youcheng.registry.models.decision import ClaimDecision, Publication
from youcheng.registry.models.document import Document
from youcheng.registry.models.entity import Entity, Judgement
from youcheng.registry.models.events import Event, Exchange, Initiative
from youcheng.registry.models.evidence import Evidence
from youcheng.registry.models.figures import Figure, RecordClaim
from youcheng.registry.models.organisation import Body
from youcheng.registry.models.people import Person, Post
from youcheng.registry.models.place import Place, PlaceName
from youcheng.registry.models.profile import ProfileEntry, Wish
from youcheng.registry.models.revision import Revision
from youcheng.registry.models.tie import Agreement, Signer, Tie, TieKind, TieParty, TieSegment

__all__ = [
    "Agreement",
    "Batch",
    "Body",
    "Claim",
    "ClaimDecision",
    "Document",
    "Entity",
    "Event",
    "Evidence",
    "Exchange",
    "Figure",
    "Initiative",
    "Judgement",
    "Person",
    "Place",
    "PlaceName",
    "Post",
    "ProfileEntry",
    "Publication",
    "RecordClaim",
    "Revision",
    "Signer",
    "Tie",
    "TieKind",
    "TieParty",
    "TieSegment",
    "Wish",
]
