"""Open Referral HSDS coming in: 1.1 and 2.x packages of tables, 3.x documents of JSON."""
