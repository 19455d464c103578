from django.db import migrations

# A sign-in has the key of its line in the registry: a new one of the same agency is the same.
SAME_KEY = """
UPDATE accounts_membership m SET person_key = r.id FROM access_recipient r
WHERE r.membership_id = m.id
"""


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0005_side_by_side"),
        ("accounts", "0004_one_person_several_places"),
    ]

    operations = [migrations.RunSQL(SAME_KEY, migrations.RunSQL.noop)]
