package org.lianxin.referral.organisation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.lianxin.referral.organisation.OrganisationFileException.Complaint;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A mapping of a YAML file that still knows its lines, so that a complaint can name them. */
record YamlMap(String file, Node node, Map<String, Node> entries) {

    static YamlMap of(String file, Node node, Set<String> keys) {
        return of(file, node, keys, Set.of());
    }

    /** @param optional those of the keys that may be left out */
    static YamlMap of(String file, Node node, Set<String> keys, Set<String> optional) {
        if (!(node instanceof MappingNode mapping)) {
            throw mistake(file, node, new Complaint("这里应为“键: 值”", "expected \"key: value\" pairs"));
        }
        Map<String, Node> entries = new LinkedHashMap<>();
        mapping.getValue().forEach(tuple -> {
            String key = scalar(file, tuple.getKeyNode());
            if (!keys.contains(key) || entries.containsKey(key)) {
                throw mistake(
                        file,
                        tuple.getKeyNode(),
                        new Complaint(
                                "未知或重复的键，可用的键是 " + sorted(keys), "unknown or repeated key, known are " + sorted(keys)));
            }
            entries.put(key, tuple.getValueNode());
        });
        keys.stream()
                .filter(key -> !entries.containsKey(key) && !optional.contains(key))
                .sorted()
                .findFirst()
                .ifPresent(key -> {
                    throw mistake(file, node, new Complaint("缺少键 " + key, "the key " + key + " is missing"));
                });
        return new YamlMap(file, node, entries);
    }

    String text(String key, Form form) {
        String value = scalar(file, child(key));
        if (!form.pattern().matcher(value).matches()) {
            throw refuse(key, form.complaint(key));
        }
        return value;
    }

    YamlMap map(String key, Set<String> keys) {
        return of(file, child(key), keys);
    }

    /**
     * The list under a key, none if the key was left out.
     *
     * @param optional those of the keys that an element may leave out
     */
    List<YamlMap> maps(String key, Set<String> keys, Set<String> optional) {
        if (!entries.containsKey(key)) {
            return List.of();
        }
        if (!(child(key) instanceof SequenceNode sequence)) {
            throw refuse(key, new Complaint(key + " 应为列表", key + " must be a list"));
        }
        return sequence.getValue().stream()
                .map(item -> of(file, item, keys, optional))
                .toList();
    }

    OrganisationFileException refuse(String key, Complaint complaint) {
        return mistake(file, child(key), complaint);
    }

    private Node child(String key) {
        Node child = entries.get(key);
        if (child == null) {
            throw new IllegalArgumentException(key);
        }
        return child;
    }

    private static String scalar(String file, Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw mistake(file, node, new Complaint("这里应为文字", "expected a text"));
    }

    private static OrganisationFileException mistake(String file, Node node, Complaint complaint) {
        String value = node instanceof ScalarNode scalar
                ? scalar.getValue()
                : node.getNodeId().name();
        return OrganisationFileException.mistake(file, node.getStartMark().getLine() + 1, value, complaint);
    }

    private static List<String> sorted(Set<String> keys) {
        return keys.stream().sorted().toList();
    }

    /** What a value must look like. */
    record Form(Pattern pattern, String chinese, String english) {

        Complaint complaint(String key) {
            return new Complaint(key + " " + chinese, key + " " + english);
        }
    }
}
