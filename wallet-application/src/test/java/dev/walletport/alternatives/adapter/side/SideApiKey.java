package dev.walletport.alternatives.adapter.side;

/** A secret by the end of its name. */
record SideApiKey(String key) {}
