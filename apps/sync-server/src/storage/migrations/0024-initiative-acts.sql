-- The register reads what was decided about initiatives, over all spaces, without going through the answers.
create index record_initiative_act on record (space) where kind = 'initiativeAct';
