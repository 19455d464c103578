from django.db import migrations

WITHOUT_ADDRESS = """
UPDATE directory_duplicate SET evidence = (
  SELECT jsonb_agg(
    CASE WHEN one ->> 'code' = 'same_address'
         THEN jsonb_build_object('code', 'same_address', 'value', '') ELSE one END
    ORDER BY at
  )
  FROM jsonb_array_elements(evidence) WITH ORDINALITY AS each(one, at)
)
WHERE evidence @> '[{"code": "same_address"}]'
"""


class Migration(migrations.Migration):
    """Why two services seem the same no longer says where they are: it may be a secret by now."""

    dependencies = [("directory", "0007_words_said")]
    operations = [migrations.RunSQL(WITHOUT_ADDRESS, migrations.RunSQL.noop)]
