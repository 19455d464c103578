-- What has had its time goes: for the background worker, which acts as nobody and sees no row.

-- Let go of words of ended sessions after a day, of sessions that are over, and of drafts that
-- nobody has touched for 28 days: they come back to their author for 14, and the rest is for
-- handing on what a colleague left. Answers how many rows went.
CREATE OR REPLACE FUNCTION let_go_of_expired() RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
DECLARE
    gone bigint;
    total bigint := 0;
BEGIN
    DELETE FROM accounts_heldwords h WHERE h.at < statement_timestamp() - interval '1 day';
    GET DIAGNOSTICS gone = ROW_COUNT;
    total := total + gone;
    DELETE FROM contacts_draft d WHERE d.at < statement_timestamp() - interval '28 days';
    GET DIAGNOSTICS gone = ROW_COUNT;
    total := total + gone;
    DELETE FROM django_session s WHERE s.expire_date < statement_timestamp();
    GET DIAGNOSTICS gone = ROW_COUNT;
    RETURN total + gone;
END $$;
