-- Lists that are asked for by the clock, and who asks: whoever asked last, if they still may, else
-- somebody of their house who may. A list that is under way, held, or waits to have its columns
-- named is left in peace.
CREATE OR REPLACE FUNCTION due_sources(moment timestamptz)
    RETURNS TABLE (source_id uuid, organization_id uuid, account_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
SELECT s.id, s.organization_id, who.account_id
  FROM directory_source s
  LEFT JOIN LATERAL (
      SELECT r.made_at, r.state, r.asked_by_id FROM feeds_importrun r
      WHERE r.organization_id = s.organization_id AND r.source_id = s.id
      ORDER BY r.made_at DESC LIMIT 1) AS last ON true
  CROSS JOIN LATERAL (
      SELECT m.account_id FROM accounts_membership m
      JOIN accounts_account a ON a.id = m.account_id AND a.is_active
      WHERE m.organization_id = s.organization_id
        AND m.role IN ('peer_specialist', 'supervisor', 'administrator')
        AND m.starts_at <= statement_timestamp()
        AND (m.ends_at IS NULL OR m.ends_at > statement_timestamp())
      ORDER BY (m.id = last.asked_by_id) DESC NULLS LAST, (m.role = 'administrator') DESC, m.made_at
      LIMIT 1) AS who
 WHERE s.every_hours > 0 AND s.address <> '' AND s.taken_down_at IS NULL
   AND (last.made_at IS NULL
        OR (last.made_at <= moment - s.every_hours * interval '1 hour'
            AND last.state NOT IN ('waiting', 'running', 'held', 'asking')))
$$;
