/** Its ports. */
@NullMarked
package dev.walletport.alternatives.application.port;

import org.jspecify.annotations.NullMarked;
