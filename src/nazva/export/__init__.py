"""Tables carried elsewhere: to ICU and CLDR, to JSON, to Elasticsearch and OpenSearch, to databases.

What a target cannot say is refused by name (`NotExpressible`), never approximated.
"""

from collections.abc import Callable, Mapping
from typing import Final

from nazva.export import elasticsearch, icu, ldml, mapping, plain
from nazva.export.rows import NotExpressible
from nazva.tables import Table

__all__ = ["FORMATS", "NotExpressible"]

FORMATS: Final[Mapping[str, Callable[[Table], str]]] = {
    "icu": icu.rules,
    "ldml": ldml.xml,
    "json": plain.document,
    "elasticsearch": elasticsearch.settings,
    "csv": mapping.rows,
}
