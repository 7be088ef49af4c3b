"""Goals: facts → verdict. What a goal asks for, how its metric stands, and which blank cells keep it open."""
