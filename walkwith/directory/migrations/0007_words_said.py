from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import migrations, models
from django.db.models.deletion import CASCADE

ACCENTED = "áàâäãéèêëíìîïóòôöõúùûüñç"
PLAIN = "aaaaaeeeeiiiiooooouuuunc"
SIGNS = "\t\n\r\u00a0!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~¡¿·–—‘’“”…"  # noqa: RUF001
SPELLED = {"spelled": ACCENTED + SIGNS, "plainly": PLAIN + " " * len(SIGNS)}
LEXEMES = """array_to_tsvector(array_remove(string_to_array({home} || replace(
  translate(lower(concat_ws(' ', {names})), %(spelled)s, %(plainly)s), ' ', ' ' || {home}),
  ' '), {home}))"""
HOME = "right(l.organization_id::text, 8)"
SLOTS = """
UPDATE directory_slot l SET said = {} FROM directory_meeting m WHERE m.id = l.meeting_id
""".format(LEXEMES.format(home=HOME, names='m.name, m.place, m.address, m.region, m."group"'))
OFFERS = """
UPDATE directory_offer l SET said = {}
FROM directory_service s JOIN directory_agency a ON a.id = s.agency_id WHERE s.id = l.service_id
""".format(LEXEMES.format(home=HOME, names="s.name, s.alternate_name, a.name, a.alternate_name"))
WORDS = """
INSERT INTO directory_word (organization_id, word, services, meetings, online)
SELECT organization_id, right(word, -8), sum(services), sum(meetings), sum(online) FROM (
  SELECT organization_id, unnest(tsvector_to_array(said)) AS word,
         1 AS services, 0 AS meetings, 0 AS online
  FROM directory_offer
  UNION ALL
  SELECT organization_id, unnest(tsvector_to_array(said)), 0, 1, (cell = 0)::int
  FROM directory_slot
) AS said
WHERE length(word) <= 68
GROUP BY organization_id, right(word, -8)
"""


def fill(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(SLOTS, SPELLED)
        cursor.execute(OFFERS, SPELLED)
        cursor.execute(WORDS)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0007_public_directory"), ("directory", "0006_edits")]

    operations = [
        migrations.CreateModel(
            name="Word",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("word", models.CharField(db_collation="C", max_length=60)),
                ("services", models.PositiveIntegerField(default=0)),
                ("meetings", models.PositiveIntegerField(default=0)),
                ("online", models.PositiveIntegerField(default=0)),
                (
                    "organization",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=CASCADE,
                        related_name="+",
                        to="accounts.organization",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="word",
            constraint=models.UniqueConstraint(fields=("organization", "word"), name="word_once"),
        ),
        migrations.AddField(model_name="offer", name="said", field=SearchVectorField(default="")),
        migrations.AddField(model_name="slot", name="said", field=SearchVectorField(default="")),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="offer",
            index=GinIndex(fields=["said"], name="offer_said"),
        ),
        migrations.AddIndex(
            model_name="slot",
            index=GinIndex(fields=["said"], name="slot_said"),
        ),
        migrations.AddIndex(
            model_name="slot",
            index=GinIndex(
                condition=models.Q(cell=0),
                fields=["said"],
                name="slot_said_online",
            ),
        ),
        migrations.RemoveIndex(model_name="offer", name="offer_by_cell"),
        migrations.AddIndex(
            model_name="offer",
            index=models.Index(fields=["organization", "cell", "service"], name="offer_by_cell"),
        ),
    ]
