/** Another adapter. */
@NullMarked
package dev.walletport.planted.adapter.two;

import org.jspecify.annotations.NullMarked;
