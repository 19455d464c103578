-- Who may see what, right now: at the start of each statement, by the clock of the database. Installed after every migration by access/protection.py.
--
-- The viewer is the membership named by `SET LOCAL walkwith.viewer`; unset means nobody.
-- A relationship is one branch of the view `standing`; what it opens is the table
-- `access_matrix`, filled from access/matrix.py. A new relationship is a new branch here and
-- new lines there: no query changes.

CREATE OR REPLACE FUNCTION current_viewer() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('walkwith.viewer', true), '')::uuid $$;

CREATE OR REPLACE FUNCTION current_organization() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT nullif(current_setting('walkwith.organization', true), '')::uuid $$;

CREATE TABLE IF NOT EXISTS access_matrix (
    role text NOT NULL,
    relationship text NOT NULL,
    nearness int NOT NULL,
    section text NOT NULL,
    action text NOT NULL,
    PRIMARY KEY (role, relationship, section, action)
);

-- The viewer as a member who may act now: one row, or none.
CREATE OR REPLACE VIEW viewer AS
SELECT m.id, m.account_id, m.organization_id, m.role
FROM accounts_membership m
JOIN accounts_account a ON a.id = m.account_id
WHERE m.id = (SELECT current_viewer())
  AND m.organization_id = (SELECT current_organization())
  AND m.starts_at <= statement_timestamp()
  AND (m.ends_at IS NULL OR m.ends_at > statement_timestamp())
  AND a.is_active;

-- Who is kept out of whose record now: whomever a block names, in each place that they have here
-- or come to have.
CREATE OR REPLACE VIEW kept_out AS
SELECT b.participant_id, b.organization_id, m.id AS member_id, m.person_key
FROM access_block b
JOIN accounts_membership n ON n.id = b.member_id
JOIN accounts_membership m
  ON m.organization_id = n.organization_id AND m.person_key = n.person_key
WHERE b.starts_at <= statement_timestamp() AND (b.ends_at IS NULL OR b.ends_at > statement_timestamp());

-- To whom nothing of somebody goes: recipients whose sign-in is kept out, or one that they had.
CREATE OR REPLACE VIEW kept_from AS
SELECT k.participant_id, k.organization_id, r.id AS recipient_id
FROM kept_out k
JOIN access_recipient r
  ON r.organization_id = k.organization_id
 AND (r.membership_id = k.member_id OR r.id = k.person_key);

-- The consents that hold now, every element asked again, once for each recipient and with the
-- sections that no restriction takes back (42 CFR 2.31, 2.12, 2.14; 45 CFR 164.508, 164.522).
CREATE OR REPLACE VIEW live_consent AS
SELECT c.id, c.participant_id, c.organization_id, t.recipient_id, c.kind, c.purpose,
       ARRAY(SELECT s FROM unnest(c.sections) AS s
             WHERE NOT EXISTS (
                 SELECT 1 FROM access_restriction x
                 WHERE x.participant_id = c.participant_id AND x.organization_id = c.organization_id
                   AND s = ANY (x.sections)
                   AND (x.recipient_id IS NULL OR x.recipient_id = t.recipient_id)
                   AND x.starts_at <= statement_timestamp() AND (x.ends_at IS NULL OR x.ends_at > statement_timestamp()))
             ORDER BY s) AS sections,
       r.membership_id
FROM access_consent c
JOIN access_consentrecipient t
  ON t.consent_id = c.id AND t.participant_id = c.participant_id
 AND t.organization_id = c.organization_id
JOIN access_recipient r ON r.id = t.recipient_id AND r.organization_id = c.organization_id
JOIN people_participant p ON p.id = c.participant_id AND p.organization_id = c.organization_id
JOIN accounts_organization o ON o.id = c.organization_id
WHERE cardinality(c.sections) > 0
  AND c.purpose <> ''
  AND c.wording_digest <> ''
  AND (c.by_program_id IS NULL OR c.by_program_id = p.program_id)
  AND CASE c.kind
        WHEN 'counseling' THEN o.keeps_counseling_notes AND c.sections = ARRAY['counseling_notes']::varchar[]
        WHEN 'specific' THEN 'counseling_notes' <> ALL (c.sections)
        WHEN 'care' THEN 'counseling_notes' <> ALL (c.sections)
        WHEN 'legal' THEN 'counseling_notes' <> ALL (c.sections)
        ELSE false END
  AND c.signed_name <> ''
  AND c.signed_at <= statement_timestamp()
  AND CASE c.signed_how WHEN 'phone' THEN true WHEN 'paper' THEN c.scan_digest <> ''
        WHEN 'voice' THEN c.witness_id <> c.taken_by_id ELSE false END
  AND CASE c.must_sign WHEN 'self' THEN c.signer IN ('self', 'both')
        WHEN 'guardian' THEN c.signer IN ('guardian', 'both') AND c.guardian_name <> ''
        WHEN 'both' THEN c.signer = 'both' AND c.guardian_name <> '' ELSE false END
  AND c.starts_at <= statement_timestamp()
  AND CASE c.until WHEN 'date' THEN c.ends_at > statement_timestamp()
        WHEN 'walk_ends' THEN EXISTS (
            SELECT 1 FROM access_assignment a
            WHERE a.participant_id = c.participant_id AND a.organization_id = c.organization_id
              AND a.starts_at <= statement_timestamp() AND (a.ends_at IS NULL OR a.ends_at > statement_timestamp()))
        WHEN 'revoked' THEN c.kind = 'care' ELSE false END
  AND (c.revoked_at IS NULL OR c.revoked_at > statement_timestamp())
  AND (t.revoked_at IS NULL OR t.revoked_at > statement_timestamp())
  AND (r.of_id IS NULL OR r.of_id = c.participant_id)
  AND (r.closed_at IS NULL OR r.closed_at > statement_timestamp())
  AND NOT EXISTS (SELECT 1 FROM kept_from k
                  WHERE k.participant_id = c.participant_id AND k.recipient_id = r.id
                    AND k.organization_id = c.organization_id);

-- Every relationship the facts give the viewer, the fact that says so, and the sections the
-- person themselves narrowed it to (NULL: those of the matrix). The viewer is looked up once for
-- all branches: that makes eight of them as fast as three were.
CREATE OR REPLACE VIEW grounds AS
WITH v AS MATERIALIZED (SELECT id, organization_id, role FROM viewer)
SELECT p.id AS participant_id, 'own_record' AS relationship, p.id AS fact_id, v.role,
       NULL::varchar[] AS only_sections
FROM v
JOIN people_participant p
  ON p.membership_id = v.id AND p.organization_id = v.organization_id
UNION ALL
SELECT a.participant_id, 'assigned', a.id, v.role, NULL
FROM v
JOIN access_assignment a
  ON a.worker_id = v.id AND a.organization_id = v.organization_id
WHERE a.starts_at <= statement_timestamp() AND (a.ends_at IS NULL OR a.ends_at > statement_timestamp())
UNION ALL
SELECT a.participant_id, 'covering', c.id, v.role, g.sections
FROM v
JOIN access_cover c
  ON c.worker_id = v.id AND c.organization_id = v.organization_id
JOIN access_assignment a
  ON a.worker_id = c.away_id AND a.organization_id = v.organization_id
JOIN access_coveragreement g
  ON g.participant_id = a.participant_id AND g.organization_id = v.organization_id
WHERE c.accepted_at <= statement_timestamp()
  AND c.starts_at <= statement_timestamp() AND c.ends_at > statement_timestamp()
  AND a.starts_at <= statement_timestamp() AND (a.ends_at IS NULL OR a.ends_at > statement_timestamp())
  AND g.starts_at <= statement_timestamp() AND (g.ends_at IS NULL OR g.ends_at > statement_timestamp())
  AND cardinality(g.sections) > 0
UNION ALL
SELECT a.participant_id, 'supervises', s.id, v.role, NULL
FROM v
JOIN access_supervision s
  ON s.supervisor_id = v.id AND s.organization_id = v.organization_id
JOIN access_assignment a
  ON a.worker_id = s.worker_id AND a.organization_id = v.organization_id
WHERE s.starts_at <= statement_timestamp() AND (s.ends_at IS NULL OR s.ends_at > statement_timestamp())
  AND a.starts_at <= statement_timestamp() AND (a.ends_at IS NULL OR a.ends_at > statement_timestamp())
UNION ALL
SELECT c.participant_id, 'consented', c.id, v.role, c.sections
FROM v
JOIN live_consent c
  ON c.membership_id = v.id AND c.organization_id = v.organization_id
UNION ALL
SELECT e.participant_id, 'emergency', e.id, v.role, NULL
FROM v
JOIN access_emergencyaccess e
  ON e.worker_id = v.id AND e.organization_id = v.organization_id
WHERE e.starts_at <= statement_timestamp() AND e.ends_at > statement_timestamp()
UNION ALL
SELECT e.participant_id, 'reviews', e.id, v.role, NULL
FROM v
JOIN access_emergencyaccess e ON e.organization_id = v.organization_id
WHERE e.starts_at <= statement_timestamp() AND e.reviewed_at IS NULL AND e.worker_id <> v.id
  AND (EXISTS (SELECT 1 FROM access_supervision s
               WHERE s.supervisor_id = v.id AND s.worker_id = e.worker_id
                 AND s.organization_id = v.organization_id
                 AND s.starts_at <= statement_timestamp() AND (s.ends_at IS NULL OR s.ends_at > statement_timestamp()))
       OR EXISTS (SELECT 1 FROM access_privacycontact k
                  WHERE k.member_id = v.id AND k.organization_id = v.organization_id
                    AND k.starts_at <= statement_timestamp() AND (k.ends_at IS NULL OR k.ends_at > statement_timestamp())))
UNION ALL
SELECT q.participant_id, 'privacy_contact', q.id, v.role, NULL
FROM v
JOIN access_privacycontact k
  ON k.member_id = v.id AND k.organization_id = v.organization_id
JOIN access_request q
  ON q.organization_id = v.organization_id AND q.answered_at IS NULL
 AND q.about_member_id IS DISTINCT FROM v.id
WHERE k.starts_at <= statement_timestamp() AND (k.ends_at IS NULL OR k.ends_at > statement_timestamp());

-- Who stands in which relationship to the viewer: a block beats everything but one's own record.
CREATE OR REPLACE VIEW standing AS
SELECT g.participant_id, g.relationship, g.fact_id, g.role, g.only_sections
FROM grounds g
WHERE g.relationship = 'own_record'
   OR NOT EXISTS (
       SELECT 1 FROM kept_out k
       WHERE k.member_id = (SELECT current_viewer())
         AND k.participant_id = g.participant_id
         AND k.organization_id = (SELECT current_organization()));

-- What the person narrowed is what may be read; what is written is the matrix alone.
CREATE OR REPLACE VIEW reach AS
SELECT s.participant_id, m.section, m.action, s.relationship, m.nearness, s.fact_id
FROM standing s
JOIN access_matrix m ON m.role = s.role AND m.relationship = s.relationship
WHERE s.only_sections IS NULL OR m.action = 'write' OR m.section = ANY (s.only_sections);
