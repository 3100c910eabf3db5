-- Known once a query: a function with a setting of its own is not dissolved into the query that calls it, so that what later
-- events changed is gathered once, not again for each row that is joined.
alter function register_unit_known_at(timestamptz) set search_path = public;
alter function register_person_known_at(timestamptz) set search_path = public;
alter function register_programme_known_at(timestamptz) set search_path = public;
alter function register_portfolio_known_at(timestamptz) set search_path = public;
