"""Elements (要素): what an announcement must say, found by cues (rules) and by the sentence model."""
