-- The link of a referral: a partner without an account reads what was sent, and answers. Nobody is
-- signed in: whoever holds the words of the link is let in, and only while everything holds.

-- The link of a digest while it opens: not revoked, not over, what it asks for still open, and one
-- consent that holds now for just this recipient and all of its sections. For other functions.
CREATE OR REPLACE FUNCTION link_that_opens(words_digest text) RETURNS SETOF referrals_referrallink
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
SELECT l.*
FROM accounts_organization o
JOIN referrals_referrallink l ON l.organization_id = o.id AND l.digest = words_digest
JOIN referrals_referral r ON r.id = l.referral_id AND r.organization_id = o.id
WHERE l.revoked_at IS NULL AND l.expires_at > statement_timestamp()
  AND r.state IN ('requested', 'received', 'accepted', 'in_progress', 'on_hold')
  AND EXISTS (SELECT 1 FROM live_consent c
              WHERE c.id = l.consent_id AND c.participant_id = l.participant_id
                AND c.recipient_id = l.recipient_id AND c.organization_id = o.id
                AND c.sections @> l.sections)
$$;

REVOKE ALL ON FUNCTION link_that_opens(text) FROM PUBLIC;

-- What a partner may make of a referral. The same table is FOLLOWS of referrals/rules/states.py,
-- for "partner"; a test keeps the two in step.
CREATE OR REPLACE FUNCTION partner_may(came_from text, goes_to text) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    AS $$
SELECT EXISTS (
    SELECT 1
    FROM (VALUES ('requested', ARRAY['received', 'accepted', 'rejected', 'in_progress', 'on_hold',
                                     'completed']),
                 ('received', ARRAY['accepted', 'rejected', 'in_progress', 'on_hold', 'completed']),
                 ('accepted', ARRAY['in_progress', 'on_hold', 'completed', 'failed', 'cancelled']),
                 ('in_progress', ARRAY['on_hold', 'completed', 'failed', 'cancelled']),
                 ('on_hold', ARRAY['accepted', 'in_progress', 'completed', 'failed', 'cancelled'])
         ) AS f(state, follow)
    WHERE f.state = came_from AND goes_to = ANY (f.follow))
$$;

-- Who asks, and whom, before anything is shown: a preview of a messenger gets no further.
CREATE OR REPLACE FUNCTION link_at_door(words_digest text) RETURNS TABLE (house text, recipient text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
SELECT o.name, x.name
FROM link_that_opens(words_digest) l
JOIN accounts_organization o ON o.id = l.organization_id
JOIN access_recipient x ON x.id = l.recipient_id
$$;

-- Open it: the opening is written down, and the first one says that they have read it. At most
-- thirty times an hour. Nothing where it does not open, whatever the reason.
CREATE OR REPLACE FUNCTION open_link(words_digest text, opening uuid, step uuid)
    RETURNS TABLE (house text, recipient text, content text, notice text, state text,
                   expires_at timestamptz)
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
DECLARE
    l referrals_referrallink%ROWTYPE;
    stands text;
BEGIN
    SELECT * INTO l FROM link_that_opens(words_digest);
    IF NOT FOUND THEN
        RETURN;
    END IF;
    SELECT r.state INTO stands FROM referrals_referral r WHERE r.id = l.referral_id FOR UPDATE;
    IF NOT EXISTS (SELECT 1 FROM link_that_opens(words_digest)) THEN
        RETURN;  -- shut while we waited for our turn
    END IF;
    IF 30 <= (SELECT count(*) FROM referrals_linkopening p
              WHERE p.organization_id = l.organization_id AND p.link_id = l.id
                AND p.made_at > statement_timestamp() - interval '1 hour') THEN
        RETURN;
    END IF;
    INSERT INTO referrals_linkopening (id, made_at, organization_id, participant_id, link_id)
    VALUES (opening, statement_timestamp(), l.organization_id, l.participant_id, l.id);
    IF stands = 'requested' THEN
        stands := 'received';
        INSERT INTO referrals_referralstep (id, made_at, organization_id, participant_id,
                                            referral_id, state, outcome, who, words, takes_back)
        VALUES (step, statement_timestamp(), l.organization_id, l.participant_id,
                l.referral_id, stands, '', 'partner', '', false);
        UPDATE referrals_referral r SET state = stands, changed_at = statement_timestamp()
         WHERE r.id = l.referral_id;
    END IF;
    RETURN QUERY
    SELECT o.name::text, x.name::text, l.content, d.notice::text, stands, l.expires_at
    FROM accounts_organization o, access_recipient x, access_disclosure d
    WHERE o.id = l.organization_id AND x.id = l.recipient_id AND d.id = l.disclosure_id;
END $$;

-- What was opened within the last hour, once more, so that an answer can be put right: it is the same
-- reading, and no opening is written. Nothing where it was not opened, or does not open now.
CREATE OR REPLACE FUNCTION reread_link(words_digest text)
    RETURNS TABLE (house text, recipient text, content text, notice text, state text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
SELECT o.name, x.name, l.content, d.notice, r.state
FROM link_that_opens(words_digest) l
JOIN accounts_organization o ON o.id = l.organization_id
JOIN access_recipient x ON x.id = l.recipient_id
JOIN access_disclosure d ON d.id = l.disclosure_id
JOIN referrals_referral r ON r.id = l.referral_id
WHERE EXISTS (SELECT 1 FROM referrals_linkopening p
              WHERE p.organization_id = l.organization_id AND p.link_id = l.id
                AND p.made_at > statement_timestamp() - interval '1 hour')
$$;

-- Where a referral stands, for whoever may answer it: NULL where the link does not open.
CREATE OR REPLACE FUNCTION state_behind_link(words_digest text) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
SELECT (SELECT r.state::text FROM link_that_opens(words_digest) l
        JOIN referrals_referral r ON r.id = l.referral_id)
$$;

-- Has it begun, by a step that was not taken back?
CREATE OR REPLACE FUNCTION referral_has_begun(house uuid, referral uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
SELECT EXISTS (
    SELECT 1
    FROM (SELECT p.state, p.takes_back,
                 lead(p.takes_back, 1, false) OVER (ORDER BY p.made_at, p.id) AS is_taken_back
          FROM referrals_referralstep p
          WHERE p.organization_id = house AND p.referral_id = referral) AS s
    WHERE s.state = 'in_progress' AND NOT s.takes_back AND NOT s.is_taken_back)
$$;

REVOKE ALL ON FUNCTION referral_has_begun(uuid, uuid) FROM PUBLIC;

-- One answer of the partner. It counts only from the state they saw, along the table, and at most
-- ten times a day. From today on it is the next thing to look at for whoever follows it. From which
-- day it can have helped is `helps_from` of referrals/rules/states.py; a test keeps them in step.
CREATE OR REPLACE FUNCTION answer_link(
    words_digest text, step uuid, came_from text, goes_to text, result text, said text)
    RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
DECLARE
    l referrals_referrallink%ROWTYPE;
    r referrals_referral%ROWTYPE;
    today date;
BEGIN
    SELECT * INTO l FROM link_that_opens(words_digest);
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    SELECT * INTO r FROM referrals_referral x WHERE x.id = l.referral_id FOR UPDATE;
    IF NOT EXISTS (SELECT 1 FROM link_that_opens(words_digest)) THEN
        RETURN false;  -- shut while we waited for our turn
    END IF;
    IF r.state <> came_from OR NOT partner_may(came_from, goes_to)
       OR 10 <= (SELECT count(*) FROM referrals_referralstep p
                 WHERE p.organization_id = l.organization_id AND p.referral_id = r.id
                   AND p.who = 'partner' AND p.made_at > statement_timestamp() - interval '1 day')
    THEN
        RETURN false;
    END IF;
    SELECT (statement_timestamp() AT TIME ZONE o.zone)::date INTO today
      FROM accounts_organization o WHERE o.id = l.organization_id;
    INSERT INTO referrals_referralstep (id, made_at, organization_id, participant_id, referral_id,
                                        state, outcome, who, words, takes_back)
    VALUES (step, statement_timestamp(), l.organization_id, l.participant_id, l.referral_id,
            goes_to, result, 'partner', left(said, 600), false);
    UPDATE referrals_referral x
       SET state = goes_to, outcome = result, next_on = today, changed_at = statement_timestamp(),
           helps_since = CASE WHEN goes_to IN ('in_progress', 'completed')
                              THEN least(x.helps_since, today)
                              WHEN goes_to = 'accepted' THEN coalesce(x.helps_since, today)
                              WHEN goes_to IN ('rejected', 'cancelled', 'failed')
                                   AND NOT referral_has_begun(l.organization_id, r.id) THEN NULL
                              ELSE x.helps_since END
     WHERE x.id = r.id;
    RETURN true;
END $$;

-- On which days the links to somebody's record were opened, for whoever may read what has left:
-- they belong to the account as well. The days are those of a place on the map.
CREATE OR REPLACE FUNCTION links_opened(participant uuid, zone text)
    RETURNS TABLE (local_day date, recipient text, sections text[], times bigint,
                   last timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
SELECT (p.made_at AT TIME ZONE zone)::date, d.recipient_name::text, d.sections::text[], count(*),
       max(p.made_at)
FROM referrals_linkopening p
JOIN referrals_referrallink l ON l.id = p.link_id AND l.organization_id = p.organization_id
JOIN access_disclosure d ON d.id = l.disclosure_id AND d.organization_id = p.organization_id
WHERE p.organization_id = (SELECT current_organization()) AND p.participant_id = participant
  AND EXISTS (SELECT 1 FROM reach r
              WHERE r.participant_id = participant
                AND r.section = 'disclosures' AND r.action = 'read')
GROUP BY 1, d.id, d.recipient_name, d.sections
ORDER BY 5 DESC
$$;
