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

-- Write one line of the account. With consent, every section is asked again in this statement.
-- What restrictions take back leaves on no basis but the person's own request, a medical
-- emergency, or an order of a court.
CREATE OR REPLACE FUNCTION account_for(line jsonb) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
DECLARE
    d access_disclosure := jsonb_populate_record(NULL::access_disclosure, line);
BEGIN
    IF NOT EXISTS (SELECT 1 FROM reach r WHERE r.participant_id = d.participant_id
                   AND r.section = 'identity' AND r.action = 'read') AND d.basis <> 'consent' THEN
        RAISE EXCEPTION 'a disclosure out of reach' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF d.basis = 'consent' AND EXISTS (
        SELECT 1 FROM unnest(d.sections) AS s
        WHERE NOT EXISTS (SELECT 1 FROM live_consent c
                          WHERE c.id = d.consent_id AND c.participant_id = d.participant_id
                            AND c.recipient_id = d.recipient_id
                            AND c.organization_id = (SELECT current_organization())
                            AND s = ANY (c.sections))) THEN
        RAISE EXCEPTION 'a disclosure nobody agreed to' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF d.basis IN ('audit', 'agreement') AND EXISTS (
        SELECT 1 FROM access_restriction x
        WHERE x.participant_id = d.participant_id
          AND x.organization_id = (SELECT current_organization())
          AND x.sections && d.sections AND (x.recipient_id IS NULL OR x.recipient_id = d.recipient_id)
          AND x.starts_at <= statement_timestamp() AND (x.ends_at IS NULL OR x.ends_at > statement_timestamp())) THEN
        RAISE EXCEPTION 'a disclosure that is restricted' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF cardinality(d.sections) = 0 OR d.notice_digest = '' OR d.content_digest = ''
       OR d.purpose = '' OR d.recipient_name = '' THEN
        RAISE EXCEPTION 'a disclosure with something missing' USING ERRCODE = 'insufficient_privilege';
    END IF;
    d.organization_id := (SELECT current_organization());
    d.by_id := (SELECT id FROM viewer);
    d.made_at := statement_timestamp();
    INSERT INTO access_disclosure SELECT d.*;
END $$;
