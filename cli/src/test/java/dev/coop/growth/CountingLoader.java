package dev.coop.growth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Loads our classes and those of the libraries that read texts, such that they count their work. */
final class CountingLoader extends ClassLoader {
    private static final ClassDesc WORK = Work.class.describeConstable().orElseThrow();
    private static final MethodTypeDesc NOTHING = MethodTypeDesc.ofDescriptor("()V");
    private static final Set<String> CHARGED = Arrays.stream(Work.class.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()) && method.getParameterCount() > 0)
            .map(method -> method.getName()
                    + java.lang.invoke.MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                            .descriptorString())
            .collect(Collectors.toUnmodifiableSet());

    private final ClassFile classes;

    CountingLoader() {
        super(CountingLoader.class.getClassLoader());
        this.classes = ClassFile.of(
                ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(getParent())));
    }

    private static boolean counts(String name) {
        return !name.equals(Work.class.getName())
                && (name.startsWith("dev.coop.")
                        || name.startsWith("org.yaml.snakeyaml.")
                        || name.startsWith("com.github.difflib.")
                        || name.startsWith("com.fasterxml.jackson.core."));
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            if (!counts(name)) {
                return super.loadClass(name, resolve);
            }
            var known = findLoadedClass(name);
            return known != null ? known : defined(name);
        }
    }

    private Class<?> defined(String name) throws ClassNotFoundException {
        try (var in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            var model = classes.parse(in.readAllBytes());
            var counting =
                    classes.transformClass(model, ClassTransform.transformingMethodBodies(CountingLoader::count));
            return defineClass(name, counting, 0, counting.length);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void count(CodeBuilder code, CodeElement element) {
        switch (element) {
            case BranchInstruction branch ->
                code.invokestatic(WORK, "tick", NOTHING).with(branch);
            case InvokeInstruction call
            when call.opcode() == Opcode.INVOKEVIRTUAL -> {
                var type =
                        call.typeSymbol().insertParameterTypes(0, call.owner().asSymbol());
                if (CHARGED.contains(call.name().stringValue() + type.descriptorString())) {
                    code.invokestatic(WORK, call.name().stringValue(), type);
                } else {
                    code.with(call);
                }
            }
            default -> code.with(element);
        }
    }
}
