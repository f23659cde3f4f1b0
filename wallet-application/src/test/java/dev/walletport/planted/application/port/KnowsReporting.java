package dev.walletport.planted.application.port;

import dev.walletport.planted.application.Reporting;

/** Closes a cycle. */
record KnowsReporting(Reporting reporting) {}
