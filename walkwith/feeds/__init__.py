"""What enters and leaves in the field's formats."""
