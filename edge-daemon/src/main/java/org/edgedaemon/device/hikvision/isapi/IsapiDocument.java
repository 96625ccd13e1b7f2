package org.edgedaemon.device.hikvision.isapi;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A body of a terminal as one tree, JSON and XML alike: {@code <Time><timeZone>x</timeZone></Time>}
 * and {@code {"Time":{"timeZone":"x"}}} give the same. Of XML, local names count and attributes are
 * left out; repeated elements become an array, an element without children a text.
 *
 * @param name of the root: the XML root element, or the only member of a JSON object; empty when a
 *     JSON object has none or several members
 * @param content of the root; the whole object when {@code name} is empty
 */
public record IsapiDocument(String name, JsonNode content) {}
