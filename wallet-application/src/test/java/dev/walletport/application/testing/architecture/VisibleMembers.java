package dev.walletport.application.testing.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import java.util.Collection;
import java.util.stream.Stream;

/** What code of another package can see, and the types that it meets there. */
final class VisibleMembers {

  private VisibleMembers() {}

  static boolean isVisible(JavaClass type) {
    return isOpen(type)
        && type.getEnclosingClass().map(VisibleMembers::isVisible).orElse(true);
  }

  static Stream<JavaMember> members(JavaClass type) {
    return isVisible(type)
        ? type.getMembers().stream().filter(VisibleMembers::isOpen)
        : Stream.empty();
  }

  private static boolean isOpen(HasModifiers part) {
    return part.getModifiers().contains(JavaModifier.PUBLIC)
        || part.getModifiers().contains(JavaModifier.PROTECTED);
  }

  /** The types in the head of a class: what it extends, implements and is generic in. */
  static Stream<JavaClass> typesOfHead(JavaClass type) {
    return raw(Stream.of(
            type.getSuperclass().stream(),
            type.getInterfaces().stream(),
            type.getTypeParameters().stream())
        .flatMap(types -> types));
  }

  /** The types in the signature of a member, those of type arguments and exceptions included. */
  static Stream<JavaClass> typesOf(JavaMember member) {
    Stream<JavaClass> thrown =
        member instanceof JavaCodeUnit unit ? unit.getExceptionTypes().stream() : Stream.empty();
    return Stream.concat(member.getAllInvolvedRawTypes().stream(), thrown);
  }

  private static Stream<JavaClass> raw(Stream<? extends JavaType> types) {
    return types.map(JavaType::getAllInvolvedRawTypes).flatMap(Collection::stream);
  }
}
