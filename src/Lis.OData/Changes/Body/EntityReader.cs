using System.Text.Json;
using Lis.OData.Errors;
using Lis.OData.Model;

namespace Lis.OData.Changes.Body;

/// <summary>Reads entities with what stands inside them: values, references, related entities, control information (OData JSON Format 6, 8).</summary>
/// <param name="model">The model, for types that derive from others.</param>
/// <param name="findings">Where what is wrong goes.</param>
/// <param name="values">Reads the values of properties.</param>
/// <param name="isNewer">Whether the body is of 4.01 or later, where control information needs no prefix.</param>
sealed class EntityReader(ServiceModel model, BodyFindings findings, ValueReader values, bool isNewer)
{
    public EntityBody Read(ref Utf8JsonReader reader, EntityType type, string path)
    {
        var body = new EntityBody(DerivedTypeOf(reader, type), path);
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            findings.Add(FaultCode.InvalidBody, $"A {type.Name} is due here: write a JSON object.", path.Length == 0 ? "body" : path);
            reader.Skip();
            return body;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = JsonDocumentReader.Text(ref reader) ?? "";
            reader.Read();
            if (!seen.Add(name))
            {
                findings.Add(FaultCode.InvalidBody, $"'{name}' stands twice.", BodyPath.Join(path, name));
                body.Unread.Add(name);
                reader.Skip();
                continue;
            }

            Member(ref reader, body, name);
        }

        return body;
    }

    /// <summary>Many entities.</summary>
    public List<EntityBody> Items(ref Utf8JsonReader reader, EntityType type, string path)
    {
        var items = new List<EntityBody>();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            findings.Add(FaultCode.InvalidBody, "An array of entities is due here.", path);
            reader.Skip();
            return items;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Read(ref reader, type, BodyPath.Join(path, items.Count)));
        }

        return items;
    }

    /// <summary>The type that an object names, wherever it does; a copy of the reader looks ahead, where other types derive from this one at all.</summary>
    EntityType DerivedTypeOf(Utf8JsonReader reader, EntityType type)
    {
        if (reader.TokenType != JsonTokenType.StartObject || !model.DerivedFrom(type).Any())
        {
            return type;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = ControlName.Of(JsonDocumentReader.Text(ref reader) ?? "", isNewer);
            reader.Read();
            if (name is { Property: "", Control: "type" } && reader.TokenType == JsonTokenType.String && JsonDocumentReader.Text(ref reader) is { } said)
            {
                return model.FindType(said[(said.LastIndexOf('#') + 1)..]) is EntityType derived && derived.Is(type) ? derived : type;
            }

            reader.Skip();
        }

        return type;
    }

    void Member(ref Utf8JsonReader reader, EntityBody body, string name)
    {
        var (property, control) = ControlName.Of(name, isNewer);
        if (control is null)
        {
            Property(ref reader, body, name);
        }
        else if (property.Length == 0)
        {
            Control(ref reader, body, control);
        }
        else if (control is "bind" or "delta")
        {
            Related(ref reader, body, property, control == "bind" ? LinkForm.Bind : LinkForm.Delta);
        }
        else
        {
            reader.Skip();
        }
    }

    void Property(ref Utf8JsonReader reader, EntityBody body, string name)
    {
        if (body.Link is { } link)
        {
            LinkPart(ref reader, link, name);
        }
        else if (body.Type.FindProperty(name) is { IsHidden: false } property)
        {
            var before = findings.Total;
            var value = values.Read(ref reader, property, BodyPath.Join(body.Path, name));
            if (findings.Total > before)
            {
                body.Unread.Add(name);
            }
            else
            {
                body.Values[property] = value;
            }
        }
        else if (body.Type.FindNavigation(name) is { IsHidden: false })
        {
            Related(ref reader, body, name, LinkForm.Inline);
        }
        else
        {
            var known = body.Type.Properties.Where(item => !item.IsHidden).Select(item => item.Name)
                .Concat(body.Type.Navigations.Where(item => !item.IsHidden).Select(item => item.Name));
            var near = name.Length <= 128 ? Nearest.To(name, known) : null;
            findings.Add(
                FaultCode.UnknownProperty,
                $"{body.Type.Name} has no property '{(name.Length > 60 ? $"{name[..60]}…" : name)}'.{(near is null ? "" : $" Did you mean '{near}'?")}",
                BodyPath.Join(body.Path, name.Length > 60 ? name[..60] : name));
            reader.Skip();
        }
    }

    void Control(ref Utf8JsonReader reader, EntityBody body, string control)
    {
        switch (control)
        {
            case "id" when reader.TokenType == JsonTokenType.String:
                body.Id = JsonDocumentReader.Text(ref reader);
                break;
            case "etag" when isNewer && reader.TokenType == JsonTokenType.String:
                body.Tag = JsonDocumentReader.Text(ref reader);
                break;
            case "type" when reader.TokenType == JsonTokenType.String:
                CheckType(body, JsonDocumentReader.Text(ref reader) ?? "");
                break;
            case "removed":
                body.Removed = Reason(ref reader);
                break;
            case "context" when reader.TokenType == JsonTokenType.String:
                body.Link = LinkOf(JsonDocumentReader.Text(ref reader) ?? "");
                break;
            default:
                reader.Skip();
                break;
        }
    }

    static LinkEntry? LinkOf(string context) => context.EndsWith("$link", StringComparison.Ordinal) ? new LinkEntry(true)
        : context.EndsWith("$deletedLink", StringComparison.Ordinal) ? new LinkEntry(false)
        : null;

    static void LinkPart(ref Utf8JsonReader reader, LinkEntry link, string name)
    {
        var text = reader.TokenType == JsonTokenType.String ? JsonDocumentReader.Text(ref reader) : null;
        switch (name)
        {
            case "source":
                link.Source = text;
                break;
            case "relationship":
                link.Relationship = text;
                break;
            case "target":
                link.Target = text;
                break;
        }

        reader.Skip();
    }

    void CheckType(EntityBody body, string type)
    {
        if (type[(type.LastIndexOf('#') + 1)..] != body.Type.FullName)
        {
            findings.Add(FaultCode.InvalidBody, $"The type here is {body.Type.FullName}, not '{type}'.", BodyPath.Join(body.Path, "@type"));
        }
    }

    static string Reason(ref Utf8JsonReader reader)
    {
        var reason = EntityBody.Changed;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return reason;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var isReason = reader.ValueTextEquals("reason"u8);
            reader.Read();
            if (isReason && reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("deleted"u8))
            {
                reason = "deleted";
            }

            reader.Skip();
        }

        return reason;
    }

    void Related(ref Utf8JsonReader reader, EntityBody body, string name, LinkForm form)
    {
        var path = BodyPath.Join(body.Path, name);
        if (body.Type.FindNavigation(name) is not { IsHidden: false } navigation)
        {
            findings.Add(FaultCode.UnknownProperty, $"{body.Type.Name} has no navigation property '{name}'.", path);
            reader.Skip();
            return;
        }

        if (body.Links.Any(link => link.Navigation == navigation))
        {
            findings.Add(FaultCode.InvalidBody, $"'{name}' is given in two ways.", path);
        }

        if (navigation.IsCollection != (reader.TokenType == JsonTokenType.StartArray))
        {
            findings.Add(FaultCode.InvalidBody, $"'{name}' leads to {(navigation.IsCollection ? "many: write an array" : "one: write no array")}.", path);
            body.Unread.UnionWith(ForeignKey.IsHere(navigation) ? ForeignKey.Pairs(body.Type, navigation).Select(pair => pair.Here.Name) : []);
            reader.Skip();
            return;
        }

        body.Links.Add(new LinkBody(navigation, form, Items(ref reader, navigation, form, path)));
    }

    List<EntityBody> Items(ref Utf8JsonReader reader, NavigationProperty navigation, LinkForm form, string path)
    {
        var items = new List<EntityBody>();
        if (!navigation.IsCollection)
        {
            if (reader.TokenType != JsonTokenType.Null)
            {
                items.Add(Item(ref reader, navigation, form, path));
            }

            return items;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Item(ref reader, navigation, form, BodyPath.Join(path, items.Count)));
        }

        return items;
    }

    EntityBody Item(ref Utf8JsonReader reader, NavigationProperty navigation, LinkForm form, string path)
    {
        if (form != LinkForm.Bind)
        {
            return Read(ref reader, navigation.Target, path);
        }

        var id = reader.TokenType == JsonTokenType.String ? JsonDocumentReader.Text(ref reader) : null;
        if (id is null)
        {
            findings.Add(FaultCode.InvalidBody, "A reference is the id of an entity as text, such as \"Committees(5)\".", path);
            reader.Skip();
        }

        return new EntityBody(navigation.Target, path) { Id = id ?? "" };
    }
}
