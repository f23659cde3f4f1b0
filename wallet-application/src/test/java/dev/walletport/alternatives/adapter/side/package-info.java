/** Its adapter. */
@NullMarked
package dev.walletport.alternatives.adapter.side;

import org.jspecify.annotations.NullMarked;
