from django.db import migrations

# Places that were hidden before their marks were kept leave one when their list is read: it is,
# though its address says that nothing has changed.
READ_AGAIN = """
UPDATE directory_source SET etag = ''
WHERE id IN (SELECT source_id FROM directory_site WHERE is_confidential)
"""


class Migration(migrations.Migration):
    dependencies = [("directory", "0012_secret_places")]

    operations = [migrations.RunSQL(READ_AGAIN, migrations.RunSQL.noop)]
