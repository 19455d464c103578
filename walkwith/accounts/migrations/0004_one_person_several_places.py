from django.db import migrations, models

import walkwith.foundation.identifiers


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_partners_and_supporters")]

    operations = [
        migrations.AddField("membership", "person_key", models.UUIDField(null=True, editable=False)),
        migrations.RunSQL("UPDATE accounts_membership SET person_key = id", migrations.RunSQL.noop),
        migrations.AlterField(
            "membership",
            "person_key",
            models.UUIDField(default=walkwith.foundation.identifiers.new_id, editable=False),
        ),
        migrations.AddIndex(
            "membership",
            models.Index(fields=["organization", "person_key"], name="membership_by_person"),
        ),
    ]
