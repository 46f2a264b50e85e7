"""Claims (記述): what replies and official texts hold, by axis and subject."""
