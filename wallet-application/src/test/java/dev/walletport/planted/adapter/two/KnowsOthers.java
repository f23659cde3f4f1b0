package dev.walletport.planted.adapter.two;

import dev.walletport.planted.adapter.Between;
import dev.walletport.planted.adapter.one.One;
import dev.walletport.planted.host.Shop;

/** Knows another adapter, what lies between them, and a host. */
record KnowsOthers(One other, Between between, Shop host) {}
