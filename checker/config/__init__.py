"""Settings (設定): the user's configuration, read strictly. Imports rules and domain only."""
