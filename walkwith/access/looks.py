"""Who looked: what the packages above note. It lies in `people`, whose own pages note looks too."""

from walkwith.people.looks import How, note_look

__all__ = ["How", "note_look"]
