package dev.walletport.adapter.juspay.json;

/** The type of a JSON value. */
public enum JsonType {
  /** A text in quotes. */
  STRING,
  /** A number, with or without a point. */
  NUMBER,
  /** True or false. */
  BOOLEAN,
  /** Null. */
  NULL,
  /** An object. */
  OBJECT,
  /** An array. */
  ARRAY
}
