-- Which consents hold now, for whoever may read them: asked of the same view as reach itself.
CREATE OR REPLACE FUNCTION consents_in_force(participant uuid)
    RETURNS TABLE (consent_id uuid, recipient_id uuid, sections varchar[])
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
SELECT c.id, c.recipient_id, c.sections
FROM live_consent c
WHERE c.participant_id = participant
  AND c.organization_id = (SELECT current_organization())
  AND EXISTS (SELECT 1 FROM reach r
              WHERE r.participant_id = participant
                AND r.section = 'consents' AND r.action = 'read')
ORDER BY c.id, c.recipient_id
$$;

-- The recipients to whom nothing of somebody goes, whatever was signed, because the person keeps
-- them out: for whoever may read the consents, so that they can say why.
CREATE OR REPLACE FUNCTION recipients_kept_out(participant uuid) RETURNS uuid[]
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
SELECT ARRAY(SELECT DISTINCT k.recipient_id FROM kept_from k
             WHERE k.participant_id = participant
               AND k.organization_id = (SELECT current_organization())
               AND EXISTS (SELECT 1 FROM reach r
                           WHERE r.participant_id = participant
                             AND r.section = 'consents' AND r.action = 'read')
             ORDER BY k.recipient_id)
$$;
