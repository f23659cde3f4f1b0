package dev.walletport.application.testing.architecture;

/** The rings of a hexagon, from the innermost to the outermost. */
enum Ring {
  DOMAIN,
  APPLICATION,
  ADAPTER,
  HOST
}
