"""Build hook: the data package travels inside the wheel, as ``diplofacts/_data``.

An editable install is left alone: there the package reads the checkout itself, and a copy would grow stale.
"""

from __future__ import annotations

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

#: What makes up the data package, at the top level of the repository.
DATA = ("datapackage.json", "schema", "facts", "raw", "curation")


class DataPackageHook(BuildHookInterface):  # type: ignore[type-arg]
    """Maps the top-level data into the package."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Adds the data to a standard wheel.

        Args:
            version: ``standard`` or ``editable``, as hatchling calls the kinds of wheel.
            build_data: hatchling's settings of this one build; ``force_include`` maps source to target.
        """
        if version == "standard":
            build_data["force_include"].update({name: f"diplofacts/_data/{name}" for name in DATA})
