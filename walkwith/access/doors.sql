-- A participant's own door: cards that open it once, two people for a new way in, closing it.

-- Make a card for somebody who has a door, in place of those before. Whoever walks with them may,
-- or leads who does, once a talk about safety said yes. The answer: does it need a second person?
-- It does once anything has opened this record: a card that was used, or a password. NULL: no.
CREATE OR REPLACE FUNCTION make_card(card uuid, participant uuid, words_digest text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
DECLARE
    me viewer%ROWTYPE;
    door uuid;
    second boolean;
BEGIN
    SELECT * INTO me FROM viewer;
    SELECT p.membership_id INTO door FROM people_participant p
     WHERE p.id = participant AND p.organization_id = me.organization_id
       FOR NO KEY UPDATE;
    IF door IS NULL
       OR NOT EXISTS (SELECT 1 FROM reach r WHERE r.participant_id = participant
                      AND r.section = 'relationships' AND r.action = 'write')
       OR NOT coalesce((SELECT t.wants_door FROM access_safetytalk t
                        WHERE t.participant_id = participant
                          AND t.organization_id = me.organization_id
                        ORDER BY t.made_at DESC, t.id DESC LIMIT 1), false)
    THEN
        RETURN NULL;
    END IF;
    second := EXISTS (SELECT 1 FROM access_doorcard c
                      WHERE c.participant_id = participant
                        AND c.organization_id = me.organization_id AND c.used_at IS NOT NULL)
           OR EXISTS (SELECT 1 FROM accounts_membership m
                      JOIN accounts_account a ON a.id = m.account_id
                      WHERE m.id = door AND a.password NOT LIKE '!%');
    UPDATE access_doorcard c SET withdrawn_at = statement_timestamp()
     WHERE c.participant_id = participant AND c.organization_id = me.organization_id
       AND c.used_at IS NULL AND c.withdrawn_at IS NULL;
    INSERT INTO access_doorcard (id, made_at, organization_id, participant_id, membership_id,
                                 made_by_id, digest, needs_second, expires_at)
    VALUES (card, statement_timestamp(), me.organization_id, participant, door, me.id,
            words_digest, second, statement_timestamp() + interval '7 days');
    RETURN second;
END $$;

-- A second person who works here has the person before them, who says their user name: from now on
-- the card opens. Never the maker of the card, nor somebody whom the person keeps out. The answer is
-- the card and whose it is, or nothing, whatever the reason.
CREATE OR REPLACE FUNCTION confirm_card(called text)
    RETURNS TABLE (card_id uuid, participant_id uuid)
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
UPDATE access_doorcard c
   SET confirmed_by_id = v.id, confirmed_at = statement_timestamp()
  FROM viewer v, accounts_membership m, accounts_account a
 WHERE c.organization_id = v.organization_id AND c.made_by_id <> v.id
   AND v.role IN ('peer_specialist', 'supervisor', 'administrator')
   AND m.id = c.membership_id AND a.id = m.account_id AND a.username = lower(called)
   AND c.needs_second AND c.confirmed_by_id IS NULL
   AND c.used_at IS NULL AND c.withdrawn_at IS NULL AND c.expires_at > statement_timestamp()
   AND NOT EXISTS (SELECT 1 FROM accounts_membership maker, accounts_membership me
                   WHERE maker.id = c.made_by_id AND me.id = v.id
                     AND maker.person_key = me.person_key)
   AND NOT EXISTS (SELECT 1 FROM kept_out k
                   WHERE k.participant_id = c.participant_id AND k.member_id = v.id
                     AND k.organization_id = v.organization_id)
RETURNING c.id, c.participant_id
$$;

-- Use up a card by its words; nobody is signed in yet. With a user name, it must be of that account.
-- The answer is the account it opens, or NULL.
CREATE OR REPLACE FUNCTION use_card(words_digest text, called text) RETURNS uuid
    LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
UPDATE access_doorcard c SET used_at = statement_timestamp()
  FROM accounts_membership m, accounts_account a
 WHERE c.digest = words_digest AND m.id = c.membership_id AND a.id = m.account_id
   AND (called = '' OR a.username = called) AND a.is_active
   AND m.role = 'participant' AND m.starts_at <= statement_timestamp()
   AND (m.ends_at IS NULL OR m.ends_at > statement_timestamp())
   AND c.used_at IS NULL AND c.withdrawn_at IS NULL AND c.expires_at > statement_timestamp()
   AND (NOT c.needs_second OR c.confirmed_by_id IS NOT NULL)
RETURNING a.id
$$;

-- Close the door: by the person themselves, or by who may open it. Nothing of the record is lost.
CREATE OR REPLACE FUNCTION close_door(participant uuid) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
DECLARE
    door uuid;
BEGIN
    SELECT p.membership_id INTO door FROM people_participant p
     WHERE p.id = participant AND p.organization_id = (SELECT current_organization())
       FOR NO KEY UPDATE;
    IF door IS NULL
       OR participant IS DISTINCT FROM (SELECT own_person())
          AND NOT EXISTS (SELECT 1 FROM reach r WHERE r.participant_id = participant
                          AND r.section = 'relationships' AND r.action = 'write')
    THEN
        RETURN false;
    END IF;
    UPDATE access_doorcard c SET withdrawn_at = statement_timestamp()
     WHERE c.participant_id = participant AND c.organization_id = (SELECT current_organization())
       AND c.used_at IS NULL AND c.withdrawn_at IS NULL;
    UPDATE people_participant p SET membership_id = NULL WHERE p.id = participant;
    UPDATE accounts_membership m
       SET ends_at = greatest(statement_timestamp(), m.starts_at + interval '1 microsecond')
     WHERE m.id = door;
    RETURN true;
END $$;
