"""Reads of pages that are made of many packages."""
