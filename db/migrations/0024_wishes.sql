-- What a person asked a refinement to propose; null for what is proposed to who says nothing.

alter table refinements add column wish jsonb;
