package dev.walletport.planted.adapter.two;

import dev.walletport.planted.application.LinkWallet;

/** A gateway that knows a use case. */
record AsksLinkWallet(LinkWallet useCase) {}
