package dev.walletport.adapter.fake;

import io.vavr.control.Option;

/**
 * What all calls of one gateway have in common, as the settings of a merchant.
 *
 * @param rule how a call is treated whose routing id changes
 * @param gatewayReferenceId what a new wallet, and one that is sent an OTP, keeps; none to keep
 *     none
 */
record GatewaySettings(RoutingRule rule, Option<String> gatewayReferenceId) {

  static GatewaySettings standard() {
    return new GatewaySettings(RoutingRule.NOTE_CHANGES, Option.none());
  }
}
