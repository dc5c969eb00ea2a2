package dev.coop.language;

import dev.coop.json.JsonArray;
import dev.coop.json.JsonReader;
import dev.coop.json.JsonSyntaxException;
import dev.coop.json.JsonText;
import dev.coop.language.ProjectFolder.Line;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Dockerfile as a source of facts. It is not run: what its last stage says about the port, the user, the files and
 * the command is what the project's developers know already.
 *
 * @param file its name
 * @param lineage the last stage, behind those of the file that it stands on; never empty
 * @param stages in order, never empty
 * @param values what stands for the variables of the last stage
 */
public record Dockerfile(String file, List<Stage> stages, List<Stage> lineage, Map<String, String> values) {
    private static final int MOST_INSTRUCTIONS = 1000;
    private static final int LONGEST_INSTRUCTION = 2000;
    private static final int LONGEST_VALUE = 1000;

    private static final Pattern FROM = Pattern.compile("(?i)(?:--\\S+\\s+)*(\\S+)(?:\\s+as\\s+(\\S+))?\\s*");
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:(\\w+)|\\{(\\w+)(?::?-([^{}]{0,500}))?})");
    private static final Pattern SHELL = Pattern.compile("[&|;<>`]|\\$\\(");

    /** One instruction, with its continued lines made one. */
    record Instruction(String keyword, String rest, Line line) {}

    /** One stage: what it stands on, its name, and its instructions. */
    record Stage(String base, Optional<String> name, List<Instruction> instructions) {}

    /** A user that the last stage runs as. */
    public record User(String name, Line line) {}

    /**
     * A file or folder of the project that the last stage has beside the program.
     *
     * @param path its path in the project
     * @param target where it goes, relative to the working folder if the program finds it there, else absolute
     * @param line the instruction
     */
    public record RuntimeFile(String path, String target, Line line) {}

    /** Returns the project's Dockerfile, if there is one that can be read. */
    public static Optional<Dockerfile> in(ProjectFolder folder) {
        return Stream.of("Dockerfile", "Containerfile")
                .filter(folder::hasFile)
                .findFirst()
                .flatMap(file -> of(file, stages(folder.lines(file))));
    }

    private static Optional<Dockerfile> of(String file, List<Stage> stages) {
        if (stages.isEmpty()) {
            return Optional.empty();
        }
        var lineage = lineage(stages);
        return Optional.of(new Dockerfile(file, stages, lineage, values(lineage)));
    }

    private static List<Stage> stages(List<Line> lines) {
        var stages = new ArrayList<Stage>();
        for (var instruction : instructions(lines)) {
            var from = FROM.matcher(instruction.rest());
            if (instruction.keyword().equals("FROM") && from.matches()) {
                stages.add(new Stage(from.group(1), Optional.ofNullable(from.group(2)), new ArrayList<>()));
            } else if (!stages.isEmpty()) {
                stages.getLast().instructions().add(instruction);
            }
        }
        return List.copyOf(stages);
    }

    private static List<Instruction> instructions(List<Line> lines) {
        var instructions = new ArrayList<Instruction>();
        var text = new StringBuilder();
        Optional<Line> first = Optional.empty();
        for (var line : lines) {
            if (instructions.size() == MOST_INSTRUCTIONS) {
                break;
            }
            var content = line.text().strip();
            if (content.startsWith("#") || content.isEmpty()) {
                continue;
            }
            first = first.or(() -> Optional.of(line));
            if (content.endsWith("\\")) {
                text.append(content, 0, content.length() - 1).append(' ');
            } else {
                text.append(content);
                if (text.length() <= LONGEST_INSTRUCTION) {
                    instructions.add(instruction(text.toString(), first.get()));
                }
                text.setLength(0);
                first = Optional.empty();
            }
        }
        return instructions;
    }

    private static Instruction instruction(String text, Line line) {
        var words = text.split("\\s+", 2);
        return new Instruction(words[0].toUpperCase(Locale.ROOT), words.length > 1 ? words[1].strip() : "", line);
    }

    /** Returns the image that the last stage stands on in the end. */
    public String base() {
        return lineage.getFirst().base();
    }

    private static List<Stage> lineage(List<Stage> stages) {
        var lineage = new ArrayList<Stage>();
        var next = Optional.of(stages.getLast());
        while (next.isPresent() && !lineage.contains(next.get())) {
            lineage.addFirst(next.get());
            var base = next.get().base();
            next = stage(base, stages);
        }
        return List.copyOf(lineage);
    }

    private Optional<Stage> stage(String name) {
        return stage(name, stages);
    }

    private static Optional<Stage> stage(String name, List<Stage> stages) {
        return stages.stream()
                .filter(stage -> stage.name().filter(name::equalsIgnoreCase).isPresent())
                .findFirst()
                .or(() -> name.matches("\\d{1,3}") && Integer.parseInt(name) < stages.size()
                        ? Optional.of(stages.get(Integer.parseInt(name)))
                        : Optional.empty());
    }

    private Stream<Instruction> last(String keyword) {
        return lineage.stream()
                .flatMap(stage -> stage.instructions().stream())
                .filter(each -> each.keyword().equals(keyword));
    }

    /** Returns the first port that the last stage exposes, with its line. */
    public Optional<PortClue> exposed() {
        return last("EXPOSE")
                .flatMap(each -> Stream.of(each.rest().split("\\s+"))
                        .map(port -> filled(port).replaceFirst("(?i)/tcp$", ""))
                        .flatMap(port -> PortClue.of(port, each.line()).stream()))
                .findFirst();
    }

    /** Returns the user that the last stage names. */
    public Optional<User> user() {
        return last("USER")
                .map(each -> new User(filled(each.rest()).replaceFirst(":.*", ""), each.line()))
                .reduce((_, later) -> later);
    }

    /** Returns whether the container that this file describes runs as root. */
    public boolean runsAsRoot() {
        return user().map(user -> user.name().equals("root") || user.name().equals("0"))
                .orElse(!base().contains("nonroot"));
    }

    /** Returns the words of the command that the container runs; none where a shell is needed to read them. */
    public List<String> command() {
        var words = new ArrayList<String>();
        last("ENTRYPOINT").reduce((_, later) -> later).ifPresent(each -> words.addAll(words(each.rest())));
        last("CMD").reduce((_, later) -> later).ifPresent(each -> words.addAll(words(each.rest())));
        return List.copyOf(words);
    }

    private List<String> words(String rest) {
        if (rest.startsWith("[")) {
            try {
                return JsonReader.read(rest) instanceof JsonArray(var items)
                        ? items.stream()
                                .filter(JsonText.class::isInstance)
                                .map(item -> ((JsonText) item).value())
                                .toList()
                        : List.of();
            } catch (JsonSyntaxException notExecForm) {
                return List.of();
            }
        }
        return SHELL.matcher(rest).find()
                ? List.of()
                : List.of(filled(rest).replaceFirst("^exec\\s+", "").split("\\s+"));
    }

    /** Returns the last stage's working folder. */
    public String workingFolder() {
        return workingFolder(lineage);
    }

    private String workingFolder(List<Stage> of) {
        return of.stream()
                .flatMap(stage -> stage.instructions().stream())
                .filter(each -> each.keyword().equals("WORKDIR"))
                .map(each -> filled(each.rest()))
                .reduce("/", Dockerfile::below);
    }

    private static String below(String folder, String path) {
        var names = new ArrayDeque<String>();
        for (var name : (path.startsWith("/") ? path : folder + "/" + path).split("/", -1)) {
            switch (name) {
                case "", "." -> {}
                case ".." -> names.pollLast();
                default -> names.addLast(name);
            }
        }
        return "/" + String.join("/", names);
    }

    /** Returns the project's files and folders that the last stage copies, but for the whole folder. */
    public List<RuntimeFile> runtimeFiles(ProjectFolder folder) {
        return Stream.concat(last("COPY"), last("ADD"))
                .flatMap(each -> copied(each, folder))
                .distinct()
                .toList();
    }

    private Stream<RuntimeFile> copied(Instruction copy, ProjectFolder folder) {
        var words = new ArrayList<>(
                copy.rest().startsWith("[")
                        ? words(copy.rest())
                        : List.of(filled(copy.rest()).split("\\s+")));
        var from = words.stream()
                .filter(word -> word.startsWith("--from="))
                .map(word -> word.substring(7))
                .findFirst();
        words.removeIf(word -> word.startsWith("--"));
        if (words.size() < 2) {
            return Stream.empty();
        }
        var target = words.removeLast();
        var root = from.flatMap(this::stage).map(stage -> workingFolder(List.of(stage)));
        if (from.isPresent() && root.isEmpty()) {
            return Stream.empty();
        }
        return words.stream()
                .flatMap(source -> inProject(source, root).stream())
                .filter(folder::isForImage)
                .map(path -> new RuntimeFile(path, target(path, target, words.size() > 1, folder), copy.line()));
    }

    /** Returns what the last stage copies from the project's folder that a build has to make first. */
    Optional<String> madeOnTheWay(ProjectFolder folder) {
        return last("COPY")
                .filter(each -> !each.rest().startsWith("-") && !each.rest().startsWith("["))
                .map(each -> each.rest().split("\\s+"))
                .filter(words -> words.length == 2)
                .flatMap(words -> inProject(words[0], Optional.empty()).stream())
                .filter(path -> !folder.hasFile(path) && !folder.hasFolder(path))
                .findFirst();
    }

    /** Returns the path in the project of something that is copied, if it is neither all of it nor made on the way. */
    private static Optional<String> inProject(String source, Optional<String> root) {
        var path = root.isEmpty() ? source : below(root.get(), source);
        var relative = root.isEmpty()
                ? path.replaceFirst("^(\\./|/)+", "")
                : path.startsWith(root.get().replaceFirst("/*$", "/"))
                        ? path.substring(root.get().replaceFirst("/*$", "/").length())
                        : "";
        var plain = relative.replaceFirst("/+$", "");
        return Optional.of(plain)
                .filter(PlainPath::is)
                .filter(each -> each.chars().noneMatch(letter -> letter == '*' || letter == '?' || letter == '$'));
    }

    private String target(String path, String to, boolean several, ProjectFolder folder) {
        var intoFolder = several || to.endsWith("/") || to.equals(".") || to.equals("..");
        var file = path.substring(path.lastIndexOf('/') + 1);
        var absolute = below(workingFolder(), folder.hasFile(path) && intoFolder ? to + "/" + file : to);
        var here = workingFolder().replaceFirst("/*$", "/");
        if (here.equals("/") && to.startsWith("/")) {
            return absolute;
        }
        return absolute.startsWith(here) && !absolute.equals(here) && !absolute.equals(workingFolder())
                ? absolute.substring(here.length())
                : absolute;
    }

    private String filled(String text) {
        return VARIABLE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(
                        Optional.ofNullable(found.group(1)).orElse(String.valueOf(found.group(2))),
                        Optional.ofNullable(found.group(3)).orElse(found.group()))));
    }

    private static Map<String, String> values(List<Stage> lineage) {
        var values = new HashMap<String, String>();
        lineage.stream()
                .flatMap(stage -> stage.instructions().stream())
                .filter(each -> each.keyword().equals("ENV") || each.keyword().equals("ARG"))
                .flatMap(each -> Stream.of(
                        each.rest().contains("=")
                                ? each.rest().split("\\s+")
                                : new String[] {each.rest().replaceFirst("\\s+", "=")}))
                .map(each -> each.split("=", 2))
                .filter(pair -> pair.length == 2 && pair[1].length() <= LONGEST_VALUE)
                .forEach(pair -> values.put(pair[0], pair[1].replaceAll("^\"|\"$", "")));
        return Map.copyOf(values);
    }
}
