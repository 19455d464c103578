from django.forms.renderers import TemplatesSetting


class FormRenderer(TemplatesSetting):
    """Fields are rendered by our own templates, so every field is labelled and explained alike."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"
