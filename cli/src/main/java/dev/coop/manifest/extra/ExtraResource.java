package dev.coop.manifest.extra;

import dev.coop.diagnostic.Location;
import dev.coop.manifest.Manifest;

/**
 * A resource that an app's owner added.
 *
 * @param manifest the resource, with variables filled in and labels added
 * @param place where it stands
 */
public record ExtraResource(Manifest manifest, Location place) {}
