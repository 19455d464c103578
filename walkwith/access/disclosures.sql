-- The account of disclosures: a line is written only for what may leave at that moment.

-- Which sections of somebody's record may leave to a recipient now, by which consent. For
-- whoever may read the consents; a section comes once, with the consent signed last.
CREATE OR REPLACE FUNCTION consented_sections(participant uuid, recipient uuid)
    RETURNS TABLE (section text, consent_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
SELECT DISTINCT ON (s) s::text, c.id
FROM live_consent c
CROSS JOIN LATERAL unnest(c.sections) AS s
WHERE c.participant_id = participant AND c.recipient_id = recipient
  AND c.organization_id = (SELECT current_organization())
  AND (EXISTS (SELECT 1 FROM reach r
               WHERE r.participant_id = participant
                 AND r.section = 'consents' AND r.action = 'read')
       OR EXISTS (SELECT 1 FROM access_recipient x
                  WHERE x.id = recipient AND x.membership_id = (SELECT current_viewer())))
ORDER BY s, c.id DESC
$$;

-- The one consent that lets all of these sections leave to a recipient now: the one signed last.
-- NULL where none does, also where only several together would: each is for its own purpose.
CREATE OR REPLACE FUNCTION consent_for(participant uuid, recipient uuid, wanted text[])
    RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
SELECT c.id FROM live_consent c
WHERE c.participant_id = participant AND c.recipient_id = recipient
  AND c.organization_id = (SELECT current_organization())
  AND c.sections @> wanted::varchar[]
  AND EXISTS (SELECT 1 FROM reach r
              WHERE r.participant_id = participant
                AND r.section = 'consents' AND r.action = 'read')
ORDER BY c.id DESC LIMIT 1
$$;

-- What each basis demands to be written down: a fact that is missing, or NULL. The same table, with
-- its sources, is BASES of access/rules/bases.py.
CREATE OR REPLACE FUNCTION missing_fact(basis text, facts jsonb) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $$
SELECT f.fact
FROM (VALUES ('own_request', 'asked_how'),
             ('medical_emergency', 'emergency'), ('medical_emergency', 'medical_person'),
             ('medical_emergency', 'facility'), ('medical_emergency', 'told_by'),
             ('medical_emergency', 'told_at'),
             ('court_order', 'court'), ('court_order', 'docket'), ('court_order', 'order_date'),
             ('court_order', 'order_covers'), ('court_order', 'order_kept'),
             ('court_order', 'subpoena_from'), ('court_order', 'subpoena_date'),
             ('court_order', 'subpoena_kept'),
             ('audit', 'auditor'), ('audit', 'authority'), ('audit', 'agreed_on'),
             ('audit', 'afterwards'),
             ('agreement', 'agreement_kind'), ('agreement', 'with_whom'),
             ('agreement', 'agreed_on'), ('agreement', 'service')) AS f(basis, fact)
WHERE f.basis = missing_fact.basis AND coalesce(btrim(facts ->> f.fact), '') = ''
ORDER BY f.fact LIMIT 1
$$;

-- Which of these sections the viewer may not let leave on this basis: those they do not read in
-- one of the relationships that may act on it.
CREATE OR REPLACE FUNCTION kept_back(participant uuid, wanted text[], basis text) RETURNS text[]
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
SELECT ARRAY(
    SELECT s FROM unnest(wanted) AS s
    WHERE NOT EXISTS (
        SELECT 1 FROM reach r
        JOIN (VALUES ('own_request', 'own_record'), ('own_request', 'assigned'),
                     ('consent', 'own_record'), ('consent', 'assigned'),
                     ('consent', 'supervises'),
                     ('medical_emergency', 'assigned'), ('medical_emergency', 'covering'),
                     ('medical_emergency', 'supervises'), ('medical_emergency', 'emergency'),
                     ('court_order', 'assigned'), ('court_order', 'supervises'),
                     ('audit', 'assigned'), ('audit', 'supervises'),
                     ('agreement', 'assigned'),
                     ('agreement', 'supervises')) AS w(basis, relationship)
          ON w.relationship = r.relationship AND w.basis = kept_back.basis
        WHERE r.participant_id = participant AND r.section = s AND r.action = 'read')
    ORDER BY s)
$$;

-- Write one line of the account. Everything is asked again in this statement, after the consent
-- is held still: whoever revokes it at the same moment comes before it or after it. What
-- restrictions take back leaves on no basis but the person's own request, a medical emergency, or
-- an order of a court.
CREATE OR REPLACE FUNCTION account_for(line jsonb) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
DECLARE
    d access_disclosure := jsonb_populate_record(NULL::access_disclosure, line);
    held timestamptz;
BEGIN
    d.organization_id := (SELECT current_organization());
    d.by_id := (SELECT id FROM viewer);
    d.made_at := CASE WHEN (SELECT is_demo FROM accounts_organization WHERE id = d.organization_id)
                      THEN coalesce(d.made_at, statement_timestamp()) ELSE statement_timestamp() END;
    IF cardinality(coalesce(d.sections, '{}')) = 0 OR coalesce(d.notice_digest, '') = ''
       OR coalesce(d.content_digest, '') = '' OR coalesce(d.purpose, '') = ''
       OR missing_fact(d.basis, d.basis_facts) IS NOT NULL THEN
        RAISE EXCEPTION 'a disclosure with something missing' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF cardinality(kept_back(d.participant_id, d.sections, d.basis)) > 0 THEN
        RAISE EXCEPTION 'a disclosure out of reach' USING ERRCODE = 'insufficient_privilege';
    END IF;
    d.recipient_name := name_to_account(d.participant_id, d.recipient_id, d.basis);
    IF d.recipient_name IS NULL THEN
        RAISE EXCEPTION 'a disclosure to nobody known' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF d.basis = 'consent' THEN
        SELECT least(c.revoked_at, t.revoked_at) INTO held
          FROM access_consent c JOIN access_consentrecipient t ON t.consent_id = c.id
         WHERE c.id = d.consent_id AND t.recipient_id = d.recipient_id
           FOR SHARE;
        IF held <= clock_timestamp() OR NOT EXISTS (
            SELECT 1 FROM live_consent c
            WHERE c.id = d.consent_id AND c.participant_id = d.participant_id
              AND c.recipient_id = d.recipient_id AND c.organization_id = d.organization_id
              AND c.purpose = d.purpose AND c.sections @> d.sections) THEN
            RAISE EXCEPTION 'a disclosure nobody agreed to' USING ERRCODE = 'insufficient_privilege';
        END IF;
    ELSE
        d.consent_id := NULL;
    END IF;
    IF d.basis IN ('audit', 'agreement') AND EXISTS (
        SELECT 1 FROM access_restriction x
        WHERE x.participant_id = d.participant_id AND x.organization_id = d.organization_id
          AND x.sections && d.sections AND (x.recipient_id IS NULL OR x.recipient_id = d.recipient_id)
          AND x.starts_at <= statement_timestamp() AND (x.ends_at IS NULL OR x.ends_at > statement_timestamp())) THEN
        RAISE EXCEPTION 'a disclosure that is restricted' USING ERRCODE = 'insufficient_privilege';
    END IF;
    INSERT INTO access_disclosure SELECT d.*;
END $$;

-- To whom, as the account says it: of the registry, or, on their own request alone, the person.
CREATE OR REPLACE FUNCTION name_to_account(participant uuid, recipient uuid, basis text) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
SELECT p.preferred_name FROM people_participant p
WHERE p.id = participant AND recipient IS NULL AND basis = 'own_request'
  AND p.organization_id = (SELECT current_organization())
UNION ALL
SELECT x.name FROM access_recipient x
WHERE x.id = recipient AND basis <> 'own_request' AND (x.of_id IS NULL OR x.of_id = participant)
  AND (x.closed_at IS NULL OR x.closed_at > statement_timestamp())
  AND x.organization_id = (SELECT current_organization())
  AND NOT EXISTS (SELECT 1 FROM kept_from k
                  WHERE k.participant_id = participant AND k.recipient_id = x.id
                    AND k.organization_id = x.organization_id)
$$;

REVOKE ALL ON FUNCTION name_to_account(uuid, uuid, text) FROM PUBLIC;
