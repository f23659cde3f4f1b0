package dev.walletport.planted.domain;

import dev.walletport.planted.application.LinkWallet;

/** Points outwards. */
record KnowsTheApplication(LinkWallet useCase) {}
