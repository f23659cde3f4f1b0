package dev.walletport.adapter.juspay;

/** From where it is known what a refusal means. */
public enum RefusalSource {
  /** A page of the provider's documentation says so. */
  PAGE,
  /** A sample response of the provider shows it. */
  SAMPLE,
  /** An SDK of the provider has it. */
  SDK,
  /** The sandbox of this project sends it. */
  SANDBOX,
  /** A sibling of a known one, chosen by this project. */
  CHOSEN,
  /** The host has added it. */
  HOST
}
